SELECT
    id, kind, label, detail, actor, at, undone > 0 AS undone, undo_of,
    undo_of IS NULL AND ops.undone = 0 AND kind <> 'register.new' AS can_undo
FROM ops
WHERE id IN (
    SELECT op_id FROM op_rows WHERE row_id = ?1
    UNION
    SELECT op_rows.op_id FROM facts JOIN op_rows ON op_rows.row_id = facts.id WHERE facts.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM former_values JOIN op_rows ON op_rows.row_id = former_values.id
    WHERE former_values.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM merged_people JOIN op_rows ON op_rows.row_id = merged_people.id
    WHERE merged_people.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM reserves JOIN op_rows ON op_rows.row_id = reserves.id WHERE reserves.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM posts JOIN op_rows ON op_rows.row_id = posts.id WHERE posts.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM duties JOIN op_rows ON op_rows.row_id = duties.id WHERE duties.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM pairs JOIN op_rows ON op_rows.row_id = pairs.id WHERE pairs.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM named_mentors JOIN op_rows ON op_rows.row_id = named_mentors.id
    WHERE named_mentors.person_id = ?1 OR named_mentors.mentor_id = ?1
    UNION
    SELECT op_rows.op_id FROM items JOIN pairs ON pairs.id = items.pair_id JOIN op_rows ON op_rows.row_id = items.id
    WHERE pairs.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM attendances JOIN op_rows ON op_rows.row_id = attendances.id WHERE attendances.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM studies JOIN op_rows ON op_rows.row_id = studies.id WHERE studies.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM rotations JOIN op_rows ON op_rows.row_id = rotations.id WHERE rotations.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM rotation_tallies JOIN rotations ON rotations.id = rotation_id
    JOIN op_rows ON op_rows.row_id = rotation_tallies.id WHERE rotations.person_id = ?1
    UNION
    -- Replies are left out: that one was registered alone would tell something about it.
    SELECT op_rows.op_id FROM review_people JOIN op_rows ON op_rows.row_id = review_people.id WHERE review_people.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM plans JOIN op_rows ON op_rows.row_id = plans.id WHERE plans.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM plan_steps JOIN plans ON plans.id = plan_steps.plan_id JOIN op_rows ON op_rows.row_id = plan_steps.id
    WHERE plans.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM prospects JOIN op_rows ON op_rows.row_id = prospects.id WHERE prospects.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM contacts JOIN prospects ON prospects.id = contacts.prospect_id JOIN op_rows ON op_rows.row_id = contacts.id
    WHERE prospects.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM selection_runs JOIN op_rows ON op_rows.row_id = selection_runs.id WHERE selection_runs.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM selection_steps JOIN selection_runs ON selection_runs.id = selection_steps.run_id
    JOIN op_rows ON op_rows.row_id = selection_steps.id WHERE selection_runs.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM checks JOIN op_rows ON op_rows.row_id = checks.id WHERE checks.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM exemptions JOIN op_rows ON op_rows.row_id = exemptions.id WHERE exemptions.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM overrides JOIN op_rows ON op_rows.row_id = overrides.id WHERE overrides.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM yearly_decisions JOIN reserves ON reserves.id = yearly_decisions.reserve_id
    JOIN op_rows ON op_rows.row_id = yearly_decisions.id WHERE reserves.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM attachments JOIN op_rows ON op_rows.row_id = attachments.id WHERE attachments.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM assessments JOIN op_rows ON op_rows.row_id = assessments.id WHERE assessments.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM scores JOIN assessments ON assessments.id = assessment_id JOIN op_rows ON op_rows.row_id = scores.id
    WHERE assessments.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM year_grades JOIN op_rows ON op_rows.row_id = year_grades.id WHERE year_grades.person_id = ?1
    UNION
    SELECT op_rows.op_id FROM outcomes JOIN op_rows ON op_rows.row_id = outcomes.id WHERE outcomes.person_id = ?1
)
ORDER BY id DESC
LIMIT ?2
