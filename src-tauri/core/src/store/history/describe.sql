SELECT CASE ?1
    WHEN 'owner' THEN (SELECT name FROM owner WHERE id = ?2)
    WHEN 'townships' THEN (SELECT name FROM townships WHERE id = ?2)
    WHEN 'villages' THEN (SELECT name FROM villages WHERE id = ?2)
    WHEN 'people' THEN (SELECT name FROM people WHERE id = ?2)
    WHEN 'village_aliases' THEN (SELECT alias FROM village_aliases WHERE id = ?2)
    WHEN 'village_statuses' THEN
        (SELECT villages.name || ' ' || status FROM village_statuses JOIN villages ON villages.id = village_id WHERE village_statuses.id = ?2)
    WHEN 'former_villages' THEN (SELECT name FROM former_villages WHERE id = ?2)
    WHEN 'former_townships' THEN (SELECT name FROM former_townships WHERE id = ?2)
    WHEN 'facts' THEN (SELECT people.name FROM facts JOIN people ON people.id = person_id WHERE facts.id = ?2)
    WHEN 'former_values' THEN (SELECT people.name FROM former_values JOIN people ON people.id = person_id WHERE former_values.id = ?2)
    WHEN 'merged_people' THEN
        (SELECT people.name FROM merged_people JOIN people ON people.id = person_id WHERE merged_people.id = ?2)
    WHEN 'reserves' THEN (SELECT people.name FROM reserves JOIN people ON people.id = person_id WHERE reserves.id = ?2)
    WHEN 'posts' THEN (SELECT people.name || ' ' || posts.title FROM posts JOIN people ON people.id = person_id WHERE posts.id = ?2)
    WHEN 'duties' THEN (SELECT people.name || ' ' || role FROM duties JOIN people ON people.id = person_id WHERE duties.id = ?2)
    WHEN 'schemes' THEN (SELECT name FROM schemes WHERE id = ?2)
    WHEN 'scheme_seats' THEN
        (SELECT schemes.name || ' ' || label FROM scheme_seats JOIN schemes ON schemes.id = scheme_id WHERE scheme_seats.id = ?2)
    WHEN 'scheme_steps' THEN
        (SELECT schemes.name || ' ' || label FROM scheme_steps JOIN schemes ON schemes.id = scheme_id WHERE scheme_steps.id = ?2)
    WHEN 'scheme_mentors' THEN
        (SELECT people.name FROM scheme_mentors JOIN people ON people.id = person_id WHERE scheme_mentors.id = ?2)
    WHEN 'pairs' THEN (SELECT people.name FROM pairs JOIN people ON people.id = person_id WHERE pairs.id = ?2)
    WHEN 'pair_events' THEN
        (SELECT people.name FROM pair_events JOIN pairs ON pairs.id = pair_id JOIN people ON people.id = person_id WHERE pair_events.id = ?2)
    WHEN 'named_mentors' THEN
        (SELECT people.name || ' ' || label FROM named_mentors JOIN people ON people.id = person_id JOIN scheme_seats ON scheme_seats.id = seat_id WHERE named_mentors.id = ?2)
    WHEN 'items' THEN
        (SELECT people.name || ' ' || label FROM items JOIN pairs ON pairs.id = pair_id JOIN people ON people.id = person_id JOIN scheme_steps ON scheme_steps.id = step_id WHERE items.id = ?2)
    WHEN 'visits' THEN (SELECT people.name || ' ' || on_day FROM visits JOIN people ON people.id = mentor_id WHERE visits.id = ?2)
    WHEN 'visit_mentees' THEN
        (SELECT people.name FROM visit_mentees JOIN people ON people.id = person_id WHERE visit_mentees.id = ?2)
    WHEN 'evidence' THEN (SELECT label FROM evidence WHERE id = ?2)
    WHEN 'appraisals' THEN
        (SELECT people.name || ' ' || year FROM appraisals JOIN people ON people.id = person_id WHERE appraisals.id = ?2)
    WHEN 'quarter_reports' THEN (SELECT quarter FROM quarter_reports WHERE id = ?2)
    WHEN 'kinships' THEN
        (SELECT people.name || ' ' || relation FROM kinships JOIN people ON people.id = person_id WHERE kinships.id = ?2)
    WHEN 'rotation_types' THEN (SELECT name FROM rotation_types WHERE id = ?2)
    WHEN 'rotations' THEN
        (SELECT people.name || ' ' || rotation_types.name FROM rotations JOIN people ON people.id = person_id JOIN rotation_types ON rotation_types.id = type_id WHERE rotations.id = ?2)
    WHEN 'rotation_events' THEN
        (SELECT people.name FROM rotation_events JOIN rotations ON rotations.id = rotation_id JOIN people ON people.id = person_id WHERE rotation_events.id = ?2)
    WHEN 'rotation_tallies' THEN
        (SELECT people.name || ' ' || measure FROM rotation_tallies JOIN rotations ON rotations.id = rotation_id JOIN people ON people.id = person_id WHERE rotation_tallies.id = ?2)
    WHEN 'terms' THEN (SELECT name FROM terms WHERE id = ?2)
    WHEN 'neighbours' THEN
        (SELECT villages.name FROM neighbours JOIN villages ON villages.id = village_id WHERE neighbours.id = ?2)
    WHEN 'schools' THEN (SELECT name FROM schools WHERE id = ?2)
    WHEN 'teachers' THEN (SELECT name FROM teachers WHERE id = ?2)
    WHEN 'courses' THEN (SELECT title FROM courses WHERE id = ?2)
    WHEN 'requests' THEN
        (SELECT coalesce(villages.name || ' ', people.name || ' ', '') || coalesce(topic, courses.title)
         FROM requests
         LEFT JOIN villages ON villages.id = village_id
         LEFT JOIN people ON people.id = person_id
         LEFT JOIN courses ON courses.id = course_id
         WHERE requests.id = ?2)
    WHEN 'sessions' THEN (SELECT title || ' ' || begins_on FROM sessions WHERE id = ?2)
    WHEN 'session_courses' THEN
        (SELECT sessions.title || ' ' || coalesce(session_courses.title, courses.title)
         FROM session_courses
         JOIN sessions ON sessions.id = session_id
         LEFT JOIN courses ON courses.id = course_id
         WHERE session_courses.id = ?2)
    WHEN 'session_requests' THEN
        (SELECT sessions.title FROM session_requests JOIN sessions ON sessions.id = session_id WHERE session_requests.id = ?2)
    WHEN 'attendances' THEN
        (SELECT coalesce(people.name, guest) || ' ' || sessions.title
         FROM attendances
         JOIN sessions ON sessions.id = session_id
         LEFT JOIN people ON people.id = person_id
         WHERE attendances.id = ?2)
    WHEN 'studies' THEN (SELECT people.name || ' ' || studies.title FROM studies JOIN people ON people.id = person_id WHERE studies.id = ?2)
    WHEN 'departments' THEN (SELECT name FROM departments WHERE id = ?2)
    WHEN 'review_rounds' THEN (SELECT name FROM review_rounds WHERE id = ?2)
    WHEN 'review_departments' THEN
        (SELECT departments.name || ' ' || review_rounds.name
         FROM review_departments
         JOIN departments ON departments.id = department_id
         JOIN review_rounds ON review_rounds.id = round_id
         WHERE review_departments.id = ?2)
    WHEN 'review_people' THEN
        (SELECT people.name || ' ' || review_rounds.name
         FROM review_people
         JOIN people ON people.id = person_id
         JOIN review_rounds ON review_rounds.id = round_id
         WHERE review_people.id = ?2)
    -- Neither who nor about whom: the round alone.
    WHEN 'review_replies' THEN
        (SELECT review_rounds.name FROM review_replies JOIN review_rounds ON review_rounds.id = round_id WHERE review_replies.id = ?2)
    WHEN 'village_needs' THEN
        (SELECT villages.name FROM village_needs JOIN villages ON villages.id = village_id WHERE village_needs.id = ?2)
    WHEN 'specialties' THEN (SELECT name FROM specialties WHERE id = ?2)
    WHEN 'matches' THEN
        (SELECT people.name || ' ' || villages.name FROM matches JOIN people ON people.id = person_id JOIN villages ON villages.id = village_id WHERE matches.id = ?2)
    WHEN 'secretary_types' THEN (SELECT name FROM secretary_types WHERE id = ?2)
    WHEN 'typed_secretaries' THEN
        (SELECT people.name || ' ' || secretary_types.name
         FROM typed_secretaries
         JOIN people ON people.id = person_id
         JOIN secretary_types ON secretary_types.id = secretary_type_id
         WHERE typed_secretaries.id = ?2)
    WHEN 'plans' THEN (SELECT people.name FROM plans JOIN people ON people.id = person_id WHERE plans.id = ?2)
    WHEN 'plan_steps' THEN
        (SELECT people.name || ' ' || label FROM plan_steps JOIN plans ON plans.id = plan_id JOIN people ON people.id = person_id WHERE plan_steps.id = ?2)
    WHEN 'attachments' THEN
        (SELECT people.name || ' ' || attachments.title FROM attachments JOIN people ON people.id = person_id WHERE attachments.id = ?2)
    WHEN 'plan_templates' THEN (SELECT name FROM plan_templates WHERE id = ?2)
    WHEN 'plan_template_steps' THEN
        (SELECT plan_templates.name || ' ' || label FROM plan_template_steps JOIN plan_templates ON plan_templates.id = template_id WHERE plan_template_steps.id = ?2)
    WHEN 'prospects' THEN (SELECT people.name FROM prospects JOIN people ON people.id = person_id WHERE prospects.id = ?2)
    WHEN 'contacts' THEN
        (SELECT people.name || ' ' || on_day FROM contacts JOIN prospects ON prospects.id = prospect_id JOIN people ON people.id = person_id WHERE contacts.id = ?2)
    WHEN 'selection_runs' THEN (SELECT people.name FROM selection_runs JOIN people ON people.id = person_id WHERE selection_runs.id = ?2)
    WHEN 'selection_steps' THEN
        (SELECT people.name || ' ' || on_day FROM selection_steps JOIN selection_runs ON selection_runs.id = run_id JOIN people ON people.id = person_id WHERE selection_steps.id = ?2)
    WHEN 'condition_lists' THEN (SELECT name FROM condition_lists WHERE id = ?2)
    WHEN 'conditions' THEN (SELECT label FROM conditions WHERE id = ?2)
    WHEN 'checks' THEN
        (SELECT people.name || ' ' || label FROM checks JOIN people ON people.id = person_id JOIN conditions ON conditions.id = condition_id WHERE checks.id = ?2)
    WHEN 'exemptions' THEN
        (SELECT people.name || ' ' || label FROM exemptions JOIN people ON people.id = person_id JOIN conditions ON conditions.id = condition_id WHERE exemptions.id = ?2)
    WHEN 'overrides' THEN (SELECT people.name FROM overrides JOIN people ON people.id = person_id WHERE overrides.id = ?2)
    WHEN 'yearly_updates' THEN
        (SELECT villages.name || ' ' || year FROM yearly_updates JOIN villages ON villages.id = village_id WHERE yearly_updates.id = ?2)
    WHEN 'yearly_decisions' THEN
        (SELECT people.name FROM yearly_decisions JOIN reserves ON reserves.id = reserve_id JOIN people ON people.id = person_id WHERE yearly_decisions.id = ?2)
    WHEN 'indicator_lists' THEN (SELECT name FROM indicator_lists WHERE id = ?2)
    WHEN 'indicators' THEN
        (SELECT indicator_lists.name || ' ' || label FROM indicators JOIN indicator_lists ON indicator_lists.id = indicator_list_id WHERE indicators.id = ?2)
    WHEN 'assessments' THEN
        (SELECT coalesce(people.name, villages.name) || ' ' || period_on
         FROM assessments
         LEFT JOIN people ON people.id = person_id
         LEFT JOIN villages ON villages.id = village_id
         WHERE assessments.id = ?2)
    WHEN 'scores' THEN
        (SELECT coalesce(people.name, villages.name) || ' ' || period_on || ' ' || label
         FROM scores
         JOIN assessments ON assessments.id = assessment_id
         JOIN indicators ON indicators.id = indicator_id
         LEFT JOIN people ON people.id = person_id
         LEFT JOIN villages ON villages.id = village_id
         WHERE scores.id = ?2)
    WHEN 'year_grades' THEN
        (SELECT coalesce(people.name, villages.name) || ' ' || year
         FROM year_grades
         LEFT JOIN people ON people.id = person_id
         LEFT JOIN villages ON villages.id = village_id
         WHERE year_grades.id = ?2)
    WHEN 'outcome_types' THEN (SELECT name FROM outcome_types WHERE id = ?2)
    WHEN 'outcomes' THEN
        (SELECT people.name || ' ' || outcome_types.name
         FROM outcomes
         JOIN people ON people.id = person_id
         JOIN outcome_types ON outcome_types.id = outcome_type_id
         WHERE outcomes.id = ?2)
END
