ALTER TABLE servicing.garantia_movement
  DROP CONSTRAINT garantia_movement_kind_check,
  ADD CONSTRAINT garantia_movement_kind_check CHECK (kind IN (
    'received', 'reversed', 'applied', 'returnOrdered', 'returned', 'returnFailed', 'cameBack',
    'claimed'));
