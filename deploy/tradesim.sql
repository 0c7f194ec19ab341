-- One row a grain, after the scripts of Orleans. Theirs has an index for that which is not unique: two silos that for a moment both activate a grain
-- could each insert its row, and a grain with two rows can never be read again. With this index the second is refused, and starts from the first.
CREATE UNIQUE INDEX IF NOT EXISTS tradesim_one_row_a_grain ON orleansstorage
    (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, serviceid, coalesce(grainidextensionstring, ''));
