-- Holds the rows of before against it, without keeping writers waiting.
alter table declaratieregel validate constraint declaratieregel_per;
