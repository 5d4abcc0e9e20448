-- Whom each change between two actions is about: every table that names a person, what hangs on a
-- pair, plan or placement, and the evidence for it. A visit is about all it counts for.
SELECT person_id, max(op_id) AS op_id
FROM (
    SELECT
        CASE table_name
            WHEN 'people' THEN row_id
            WHEN 'pair_events' THEN (SELECT person_id FROM pairs WHERE id = coalesce(after, before) ->> '$.pair_id')
            WHEN 'items' THEN (SELECT person_id FROM pairs WHERE id = coalesce(after, before) ->> '$.pair_id')
            WHEN 'quarter_reports' THEN (SELECT person_id FROM pairs WHERE id = coalesce(after, before) ->> '$.pair_id')
            WHEN 'plan_steps' THEN (SELECT person_id FROM plans WHERE id = coalesce(after, before) ->> '$.plan_id')
            WHEN 'rotation_events' THEN (SELECT person_id FROM rotations WHERE id = coalesce(after, before) ->> '$.rotation_id')
            WHEN 'rotation_tallies' THEN (SELECT person_id FROM rotations WHERE id = coalesce(after, before) ->> '$.rotation_id')
            WHEN 'contacts' THEN (SELECT person_id FROM prospects WHERE id = coalesce(after, before) ->> '$.prospect_id')
            WHEN 'selection_steps' THEN (SELECT person_id FROM selection_runs WHERE id = coalesce(after, before) ->> '$.run_id')
            WHEN 'yearly_decisions' THEN (SELECT person_id FROM reserves WHERE id = coalesce(after, before) ->> '$.reserve_id')
            WHEN 'evidence' THEN coalesce(
                (SELECT person_id FROM items JOIN pairs ON pairs.id = pair_id WHERE items.id = coalesce(after, before) ->> '$.item_id'),
                (SELECT person_id FROM checks WHERE id = coalesce(after, before) ->> '$.check_id')
            )
            ELSE coalesce(after, before) ->> '$.person_id'
        END AS person_id,
        op_id
    FROM op_rows
    WHERE op_id BETWEEN ?1 AND ?2
    UNION ALL
    SELECT visit_mentees.person_id, op_id
    FROM op_rows
    JOIN visit_mentees
        ON visit_id = iif(table_name = 'visits', row_id, coalesce(after, before) ->> '$.visit_id')
    WHERE op_id BETWEEN ?1 AND ?2
      AND table_name IN ('visits', 'evidence')
)
WHERE person_id IS NOT NULL
GROUP BY person_id
