//! Every property of a person, once: its stored name, its Chinese label, its longest text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FactField, Person};

macro_rules! fields {
    ($($variant:ident $name:literal $label:literal $longest:literal),* $(,)?) => {
        /// A property of a person, as forms and lists name it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[expect(missing_docs, reason = "each is a column explained in migrations/0001_register.sql")]
        pub enum Field { $(#[serde(rename = $name)] $variant),* }

        impl Field {
            /// Every field, in the order forms show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Name as stored and on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What forms call it.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),* }
            }

            /// Most characters it holds.
            #[must_use]
            pub fn longest(self) -> usize {
                match self { $(Self::$variant => $longest),* }
            }
        }
    };
}

fields! {
    Name "name" "姓名" 80,
    Sex "sex" "性别" 4,
    Ethnicity "ethnicity" "民族" 20,
    Birth "birth" "出生年月" 40,
    IdNumber "id_number" "身份证号" 40,
    NativePlace "native_place" "籍贯" 100,
    Birthplace "birthplace" "出生地" 100,
    Address "address" "住址" 300,
    Phone "phone" "联系电话" 200,
    OtherPhones "other_phones" "其他电话" 200,
    Health "health" "健康状况" 100,
    Education "education" "学历" 40,
    SchoolMajor "school_major" "毕业院校及专业" 200,
    FullTimeEducation "full_time_education" "全日制学历" 40,
    FullTimeSchool "full_time_school" "全日制院校及专业" 200,
    InServiceEducation "in_service_education" "在职学历" 40,
    InServiceSchool "in_service_school" "在职院校及专业" 200,
    Degree "degree" "学位" 100,
    PoliticalStatus "political_status" "政治面貌" 40,
    PartyJoined "party_joined" "入党时间" 40,
    PartyConfirmed "party_confirmed" "转正时间" 40,
    WorkStarted "work_started" "参加工作时间" 40,
    Occupation "occupation" "现任职务或从事职业" 300,
    Sources "sources" "人员类别" 200,
    TargetPost "target_post" "培养方向" 100,
    Readiness "readiness" "成熟度" 40,
    Skills "skills" "特长" 500,
    Title "title" "专业技术职务" 200,
    Resume "resume" "简历" 20000,
    Awards "awards" "奖惩" 5000,
    Family "family" "家庭成员" 5000,
    Remark "remark" "备注" 5000,
}

impl Field {
    /// The dated property it is; `None` for what stands in the person's record.
    #[must_use]
    pub fn dated(self) -> Option<FactField> {
        FactField::named(self.name())
    }

    /// Whether it stands in the person's record and may be another from a day on; what it was before
    /// is a [`super::FormerValue`].
    #[must_use]
    pub fn is_of_the_record(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Address
                | Self::Phone
                | Self::OtherPhones
                | Self::Health
                | Self::Degree
                | Self::Skills
                | Self::Title
                | Self::Resume
                | Self::Awards
                | Self::Family
                | Self::Remark
        )
    }
}

macro_rules! columns {
    (texts: $($text:ident $text_column:ident),*; dates: $($date:ident $date_column:ident),*) => {
        impl Person {
            /// What the record says of a field; `None` where it is empty, and for dated properties.
            #[must_use]
            pub fn value(&self, field: Field) -> Option<String> {
                match field {
                    Field::Name => Some(self.name.clone()).filter(|name| !name.is_empty()),
                    $(Field::$text => self.$text_column.clone(),)*
                    $(Field::$date => self.$date_column.map(|date| date.to_string()),)*
                    _ => None,
                }
            }

            /// Makes the record say a normalised value of a field; a dated property is not of the
            /// record, and a name is never none.
            pub(crate) fn set(&mut self, field: Field, value: Option<String>) {
                match field {
                    Field::Name => self.name = value.unwrap_or_else(|| std::mem::take(&mut self.name)),
                    $(Field::$text => self.$text_column = value,)*
                    $(Field::$date => self.$date_column = value.and_then(|text| text.parse().ok()),)*
                    _ => {}
                }
            }
        }
    };
}

columns! {
    texts: Sex sex, Ethnicity ethnicity, IdNumber id_number, NativePlace native_place,
        Birthplace birthplace, Address address, Phone phone, OtherPhones other_phones, Health health,
        Degree degree, Skills skills, Title title, Resume resume, Awards awards, Family family,
        Remark remark;
    dates: Birth birth, PartyJoined party_joined, PartyConfirmed party_confirmed,
        WorkStarted work_started
}

impl FactField {
    /// What forms call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        Field::ALL
            .iter()
            .find(|field| field.dated() == Some(self))
            .map_or("", |field| field.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::TownshipId;

    #[test]
    fn every_field_is_dated_or_stands_in_the_record() {
        let mut person = Person::named("王芳", TownshipId::new());
        for field in Field::ALL {
            let value = Some("1990-05".to_owned()).filter(|_| field.dated().is_none());
            person.set(*field, value.clone());
            assert_eq!(person.value(*field), value, "{field:?}");
        }
    }
}
