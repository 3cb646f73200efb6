alter table orientatie validate constraint orientatie_opdracht;
