-- The owner's language, for messages to them: its code at Discord, '' where it is not known.
ALTER TABLE alerts ADD COLUMN lang text NOT NULL DEFAULT '';
