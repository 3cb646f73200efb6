-- Who goes over with a version from its first day keeps what decided before, as who goes over by a besluit.
grant update (regeling_eerder) on toewijzing to wm_levering;
