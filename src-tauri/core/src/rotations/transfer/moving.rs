//! A transfer read against the register: what speaks against it, and everything it changes.

use crate::date::{in_words, Day, PartialDate};
use crate::duties::{
    filled, secretary_title, DutyChange, DutyKind, NewMentor, Post, PostRow, Tenures,
};
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{PostId, RotationId, VillageId};
use crate::mentoring::items::text;
use crate::mentoring::pairs::OpenPairs;
use crate::mentoring::seats::{Days, PostHeld};
use crate::mentoring::{Scheme, SeatOnDay};
use crate::people::Person;
use crate::rotations::scene::Scene;
use crate::rotations::set::supervisor;
use crate::rotations::{Rotation, RotationDoubt, RotationType, RotationWarning, Route, Transfer};
use crate::store::Db;
use crate::villages::{interval, Village};

/// A transfer read against the register.
pub(super) struct Move {
    pub(super) person: Person,
    pub(super) kind: RotationType,
    pub(super) route: Route,
    pub(super) village: Village,
    pub(super) from: Option<Village>,
    pub(super) title: String,
    pub(super) from_on: PartialDate,
    pub(super) until_on: Option<PartialDate>,
    pub(super) document: Option<String>,
    /// Whom to put into the village that is left; only of a 平行交流.
    pub(super) successor: Option<NewMentor>,
    /// Other posts in that village, which end.
    pub(super) ends: Vec<Post>,
    pub(super) scheme: Option<Scheme>,
    pub(super) problems: Vec<FieldProblem>,
}

impl Move {
    pub(super) fn of(db: &Db, scene: &Scene, transfer: &Transfer) -> Result<Self> {
        let (from_on, until_on) =
            interval(&transfer.on, transfer.until_on.as_deref()).map_err(at_on)?;
        let day = from_on.first_day();
        let Some(person) = &transfer.person_id else {
            return Err(Error::invalid("person_id", "people.missing", "请选择人员"));
        };
        let Some(route) = transfer.route else {
            let message = "请选择提拔或平行交流";
            return Err(Error::invalid("route", "transfer.route", message));
        };
        let Some(village) = &transfer.village_id else {
            let message = "请选择任职的村";
            return Err(Error::invalid("village_id", "village.missing", message));
        };
        let person: Person = db.find(person.as_str())?.or_not_found("人员")?;
        let village: Village = db.find(village.as_str())?.or_not_found("村")?;
        let kind = if let Some(id) = &transfer.type_id {
            scene.kind(id)?.clone()
        } else {
            let mut types = scene.types.iter();
            let first = types.find(|kind| kind.changes_posts);
            first.or_not_found("变动两村职务的锻炼类型")?.clone()
        };
        let mut moving = Self {
            title: usual_title(db, &village.id, day)?,
            from: None,
            ends: Vec::new(),
            scheme: scheme_of(db, &kind, transfer)?,
            successor: transfer.successor.clone(),
            document: text("document", transfer.document.as_deref(), 100)?,
            problems: Vec::new(),
            person,
            kind,
            route,
            village,
            from_on,
            until_on,
        };
        moving.read_title(transfer);
        let tenures = Tenures::read(db)?;
        let posts: Vec<&Post> = tenures
            .posts_of(&moving.person.id)
            .iter()
            .filter(|post| post.span().holds_on(day))
            .collect();
        let secretary_at = tenures.held_by(&moving.person.id, DutyKind::Secretary, day);
        let whence = moving.whence(scene, transfer, &secretary_at, &posts);
        if let Some(id) = whence {
            moving.from = Some(db.find(id.as_str())?.or_not_found("村")?);
        }
        moving.read_ends(transfer, &posts);
        Ok(moving)
    }

    fn read_title(&mut self, transfer: &Transfer) {
        let Some(typed) = filled(transfer.post.as_deref()) else {
            return;
        };
        match secretary_title(Some(&typed)) {
            Some(title) if title.chars().count() <= 100 => self.title = title,
            _ => self.problem(
                "post",
                "transfer.post",
                format!("“{typed}”不是村党组织书记的职务，请写成 党支部书记 这样"),
            ),
        }
    }

    /// The village that is left, and what speaks against the route.
    fn whence(
        &mut self,
        scene: &Scene,
        transfer: &Transfer,
        secretary_at: &[VillageId],
        posts: &[&Post],
    ) -> Option<VillageId> {
        let (name, on) = (self.person.name.clone(), in_words(self.day()));
        let given = transfer.from_village_id.clone();
        let from = match self.route {
            Route::Lateral => {
                if secretary_at.is_empty() {
                    let message = format!(
                        "{name}在{on}不是村党组织书记，不能平行交流；从后备干部或村“两委”成员来的请选“提拔”"
                    );
                    self.problem("route", "transfer.not_secretary", message);
                } else if given.is_none() && secretary_at.len() > 1 {
                    let message = format!("{name}在{on}是几个村的书记，请选择离开哪个村");
                    self.problem("from_village_id", "transfer.whence", message);
                } else if given.as_ref().is_some_and(|id| !secretary_at.contains(id)) {
                    let message = format!("{name}在{on}不是这个村的书记");
                    self.problem("from_village_id", "transfer.whence", message);
                }
                given.or_else(|| secretary_at.first().cloned())
            }
            Route::Promotion => {
                if let Some(id) = secretary_at.first() {
                    let village = scene.village(id);
                    let message =
                        format!("{name}在{on}已是{village}的书记，换村任职请选“平行交流”");
                    self.problem("route", "transfer.is_secretary", message);
                }
                if self.successor.is_some() {
                    let message = "提拔的人原来不是书记，不用填接任的书记";
                    self.problem("successor", "transfer.successor", message.into());
                }
                let board = posts.iter().find_map(|post| post.village_id.clone());
                let pool = scene.pool_village(&self.person.id, self.day());
                let pool = || pool.map(|at| scene.seating.villages[at].id.clone());
                given.or(board).or_else(pool)
            }
        };
        if from.as_ref() == Some(&self.village.id) && self.route == Route::Lateral {
            let message = format!("{name}原来就在{}任书记，请另选一个村", self.village.name);
            self.problem("village_id", "transfer.same_village", message);
        }
        from
    }

    /// Other posts in the village that is left end with the day.
    fn read_ends(&mut self, transfer: &Transfer, posts: &[&Post]) {
        let Some(from) = self.from.as_ref().map(|village| village.id.clone()) else {
            return;
        };
        if transfer.leaves_posts == Some(false) {
            return;
        }
        for post in posts {
            if post.village_id.as_ref() != Some(&from) || post.secretary_of().is_some() {
                continue;
            }
            if post.from_on.first_day() == self.day() {
                let message = format!(
                    "{}的{}当天才开始，任职日期应晚于这一天；如登记有误，请先更正",
                    self.person.name, post.title
                );
                self.problem("on", "interval.empty", message);
            }
            self.ends.push((*post).clone());
        }
    }

    fn problem(&mut self, field: &str, code: &'static str, message: String) {
        self.problems.push(FieldProblem {
            field: field.into(),
            code,
            message,
        });
    }

    pub(super) fn day(&self) -> Day {
        self.from_on.first_day()
    }

    /// Whether the person is secretary of the village that is left.
    pub(super) fn is_secretary(&self) -> bool {
        self.route == Route::Lateral
    }

    /// Who is secretary of the village that is left from the day.
    pub(super) fn departure(&self) -> Option<DutyChange> {
        let from = self.from.as_ref().filter(|_| self.is_secretary())?;
        Some(DutyChange {
            role: DutyKind::Secretary,
            villages: vec![from.id.clone()],
            to: self.successor.clone(),
            on: self.day().to_string(),
            document: self.document.clone(),
            from: Some(self.person.id.clone()),
        })
    }

    /// The person is secretary of the other village from the day.
    pub(super) fn arrival(&self) -> DutyChange {
        DutyChange {
            role: DutyKind::Secretary,
            villages: vec![self.village.id.clone()],
            to: Some(NewMentor {
                person_id: Some(self.person.id.clone()),
                post: Some(self.title.clone()),
                ..NewMentor::default()
            }),
            on: self.day().to_string(),
            document: self.document.clone(),
            from: None,
        }
    }

    pub(super) fn rotation(&self, db: &Db, transfer: &Transfer) -> Result<Rotation> {
        let (supervisor_id, supervisor) = supervisor(
            db,
            transfer.supervisor_id.as_ref(),
            transfer.supervisor.as_deref(),
        )?;
        Ok(Rotation {
            id: RotationId::new(),
            township_id: self.person.township_id.clone(),
            person_id: self.person.id.clone(),
            type_id: self.kind.id.clone(),
            route: Some(self.route),
            from_on: self.from_on,
            until_on: self.until_on,
            village_id: Some(self.village.id.clone()),
            unit: None,
            from_village_id: self
                .from
                .as_ref()
                .map(|village| village.id.clone())
                .filter(|from| *from != self.village.id),
            from_unit: None,
            post: Some(self.title.clone()),
            document: self.document.clone(),
            supervisor_id,
            supervisor,
            tasks: text("tasks", transfer.tasks.as_deref(), 2000)?,
            grade: None,
            appraisal: None,
            appraised_by: None,
            appraised_on: None,
        })
    }

    /// The pair of the type's scheme.
    pub(super) fn pair(&self) -> Option<OpenPairs> {
        let scheme = self.scheme.as_ref()?;
        Some(OpenPairs {
            scheme_id: Some(scheme.id.clone()),
            people: Some(vec![self.person.id.clone()]),
            from_on: self.from_on.to_string(),
            until_on: self.until_on.map(|until| until.to_string()),
            document: self.document.clone(),
            ..OpenPairs::default()
        })
    }

    pub(super) fn warnings(
        &self,
        scene: &Scene,
        rotation: &Rotation,
    ) -> Result<Vec<RotationWarning>> {
        let mut warnings = scene.warnings(rotation)?;
        let unknown = self.route == Route::Promotion && self.from.is_none();
        if unknown {
            warnings.push(RotationWarning {
                doubt: RotationDoubt::NoBoard,
                person_id: self.person.id.clone(),
                text: format!(
                    "{}在{}不在后备库，也没有登记村里的任职",
                    self.person.name,
                    in_words(self.day())
                ),
                other: None,
            });
        }
        Ok(warnings)
    }

    pub(super) fn post_rows(&self) -> Vec<PostRow> {
        let village = self.from.as_ref().map(|village| village.name.clone());
        let rows = self.ends.iter().map(|post| PostRow {
            post: post.clone(),
            village: village.clone(),
        });
        rows.collect()
    }

    /// Who will mentor by the scheme: as if the post were there already.
    pub(super) fn mentors(&self, scene: Scene) -> Result<Vec<SeatOnDay>> {
        let Some(scheme) = &self.scheme else {
            return Ok(Vec::new());
        };
        let mut seating = scene.seating;
        let person = seating.person(&self.person.id)?;
        let village = seating.village_at.get(&self.village.id).copied();
        seating.posts.push(PostHeld {
            id: PostId::new(),
            person,
            village,
            title: self.title.clone(),
            days: Days {
                from_on: self.from_on,
                until_on: None,
            },
            document: None,
            unit: None,
        });
        let on = seating.on(self.day());
        Ok(on.scheme_of(scheme).seats_on_day(person))
    }
}

/// The scheme whose pair a type opens, unless the clerk wants none or it is not there any more.
fn scheme_of(db: &Db, kind: &RotationType, transfer: &Transfer) -> Result<Option<Scheme>> {
    match &kind.scheme_id {
        Some(id) if transfer.opens_pair != Some(false) => db.find(id.as_str()),
        _ => Ok(None),
    }
}

/// What the secretary of a village is called on a day, as whoever comes next will be.
fn usual_title(db: &Db, village: &VillageId, day: Day) -> Result<String> {
    let posts: Vec<Post> = db.find_by("village_id", village.as_str())?;
    let mut posts = posts.into_iter();
    let held = posts.find(|post| post.secretary_of().is_some() && post.span().holds_on(day));
    Ok(held.map_or_else(|| DutyKind::Secretary.label().into(), |post| post.title))
}

/// The form's first day is called `on`.
fn at_on(error: Error) -> Error {
    match error {
        Error::Invalid(mut fields) => {
            for field in fields.iter_mut().filter(|field| field.field == "from_on") {
                field.field = "on".into();
            }
            Error::Invalid(fields)
        }
        other => other,
    }
}
