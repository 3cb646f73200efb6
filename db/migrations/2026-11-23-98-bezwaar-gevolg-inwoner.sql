-- Who was right with an objection follows on his own page whether the new besluit is there. What came of it, and that nothing had to, is his to read.
grant select (gevolg_besluit_id, gevolg_reden) on bezwaar to wm_inwoner;
