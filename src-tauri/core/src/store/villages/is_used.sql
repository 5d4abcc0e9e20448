SELECT EXISTS (SELECT 1 FROM reserves WHERE village_id = ?1)
    OR EXISTS (SELECT 1 FROM posts WHERE village_id = ?1)
    OR EXISTS (SELECT 1 FROM duties WHERE village_id = ?1)
