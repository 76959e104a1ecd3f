-- Accepted rows that a rule speaks of are set aside.
UPDATE event_row SET fate = {rule} WHERE fate = 'Accepted' AND file > 0 AND {condition}
