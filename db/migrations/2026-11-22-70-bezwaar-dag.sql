-- The day on which an objection came is the day of the house: in the demo a municipality may live on another day than the machine, and what is
-- sent just before midnight arrives after it. Compared with the machine's day such an objection was refused.
alter policy zegt_zelf on bezwaar with check (getypt = 'inwoner' and langs = 'mijn' and door = (select app.gebruiker()));
