-- A line may be for dagdelen or for the days of an arrangement that is paid by the year (NI1, NI2). Checked for new lines at once; 59c looks
-- at the old ones.
alter table declaratieregel drop constraint declaratieregel_per_check;
alter table declaratieregel add constraint declaratieregel_per check (per in ('uur','dagdeel','traject','jaar')) not valid;
