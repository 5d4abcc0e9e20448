-- Early ends and extensions of a person's placements, or of all, in the order they were recorded: of
-- which placement, from when, recorded when, and the end that was planned until then.
SELECT rotation_events.rotation_id, rotation_events.on_day, ops.at, turned.before ->> '$.until_on'
FROM rotation_events
JOIN op_rows AS added
    ON added.row_id = rotation_events.id AND added.table_name = 'rotation_events' AND added.before IS NULL
JOIN ops ON ops.id = added.op_id
JOIN op_rows AS turned
    ON turned.op_id = added.op_id AND turned.row_id = rotation_events.rotation_id AND turned.before IS NOT NULL
WHERE ?1 IS NULL
   OR rotation_events.rotation_id IN (SELECT id FROM rotations WHERE person_id = ?1)
ORDER BY added.seq
