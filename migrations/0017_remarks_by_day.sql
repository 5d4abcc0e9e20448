-- 备注 of somebody's time in a pool says what it said on each day: a remark written today is none of
-- last year's roster, and the one before it stays. `reserves.remark` keeps statements as
-- `stated_mentors` does: [{said, from_on, until_on, seen_on}], each from its day on, NULL for none;
-- what was written before holds on every day.

DROP TRIGGER IF EXISTS journal_reserves_update;                         -- written anew with the others
UPDATE reserves
SET remark = json_array(json_object('said', remark, 'from_on', NULL, 'until_on', NULL, 'seen_on', NULL))
WHERE remark IS NOT NULL;

-- What was done before can still be undone: its images say it the same way.
UPDATE op_rows SET before = json_set(before, '$.remark', '' || json_array(json_object(
    'said', before ->> '$.remark', 'from_on', NULL, 'until_on', NULL, 'seen_on', NULL)))
WHERE table_name = 'reserves' AND before ->> '$.remark' IS NOT NULL;
UPDATE op_rows SET after = json_set(after, '$.remark', '' || json_array(json_object(
    'said', after ->> '$.remark', 'from_on', NULL, 'until_on', NULL, 'seen_on', NULL)))
WHERE table_name = 'reserves' AND after ->> '$.remark' IS NOT NULL;
