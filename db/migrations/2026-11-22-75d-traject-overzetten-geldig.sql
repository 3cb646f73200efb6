alter table traject validate constraint traject_overzettingen;
