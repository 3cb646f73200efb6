-- What waits is derived by a job too, under its own role: on the day of the municipality that it acts for.
grant execute on function app.dag() to wm_levering;
