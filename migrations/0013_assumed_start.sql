-- A list seldom says since when somebody is in the pool; the spell then begins on the day of the
-- list. An older list that has the person too, whenever it comes, moves that beginning back; and
-- what it says is held against the newest list that has the person.

ALTER TABLE reserves ADD COLUMN start_assumed INTEGER NOT NULL DEFAULT 0
    CHECK (start_assumed IN (0, 1));                                    -- 1: entered_on is only the day of the earliest list
ALTER TABLE reserves ADD COLUMN listed_on TEXT;                         -- day of the newest list that has the person in this pool

-- What was done before can still be undone: its images have the columns too.
UPDATE op_rows SET before = json_set(before, '$.start_assumed', 0, '$.listed_on', NULL)
WHERE table_name = 'reserves' AND before IS NOT NULL;
UPDATE op_rows SET after = json_set(after, '$.start_assumed', 0, '$.listed_on', NULL)
WHERE table_name = 'reserves' AND after IS NOT NULL;
