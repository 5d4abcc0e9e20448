-- A list seldom says since when somebody is in the pool; the spell then begins on the day of the
-- list. An older list that has the person too, whenever it comes, moves that beginning back.

ALTER TABLE reserves ADD COLUMN start_assumed INTEGER NOT NULL DEFAULT 0
    CHECK (start_assumed IN (0, 1));                                    -- 1: entered_on is only the day of the earliest list

-- What was done before can still be undone: its images have the column too.
UPDATE op_rows SET before = json_set(before, '$.start_assumed', 0)
WHERE table_name = 'reserves' AND before IS NOT NULL;
UPDATE op_rows SET after = json_set(after, '$.start_assumed', 0)
WHERE table_name = 'reserves' AND after IS NOT NULL;
