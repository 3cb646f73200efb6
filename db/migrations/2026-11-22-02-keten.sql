-- The chain: aanmelding, ladder, toets, besluit, toewijzing, uren, voortgang, resultaat, declaratie.
-- Every row that a consulent may see carries consulent_id; the composite foreign keys pass a change of consulent on to
-- all rows of the resident, so that policies compare plain columns only.

create sequence dossiernummer_reeks start 1001;
create table inwoner (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  dossiernummer text not null,
  consulent_id int not null references gebruiker,
  status text not null default 'aangemeld' check (status in ('aangemeld','in-onderzoek','in-traject','afgerond')),
  lezen text not null default 'onbekend' check (lezen in ('onbekend','goed','met-hulp','voorlezen')),
  taal text not null default 'Nederlands',
  contact text not null default 'bellen' check (contact in ('bellen','appen','mailen','brief','via-begeleider')),
  contact_toelichting text not null default '',
  herkomst text not null check (herkomst in ('aanmelding','levering')),
  aangemaakt_op timestamptz not null default now(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, dossiernummer),
  unique (gemeente_id, id, consulent_id)
);
create index inwoner_consulent on inwoner (gemeente_id, consulent_id, status, id desc);

-- Identifying data stand apart: own grants, audited reads. The BSN is encrypted; its keyed hash serves for look-up.
create table inwoner_persoon (
  gemeente_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  bsn_versleuteld bytea not null,
  bsn_hash bytea not null,
  bsn_einde text not null check (bsn_einde ~ '^[0-9]{3}$'),
  voornaam text not null,
  voorvoegsel text not null default '',
  achternaam text not null,
  zoeknaam text not null,
  geboortedatum date not null,
  straat text not null,
  huisnummer text not null,
  postcode text not null,
  woonplaats text not null,
  telefoon text not null default '',
  email text not null default '',
  primary key (gemeente_id, inwoner_id),
  unique (gemeente_id, bsn_hash),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index inwoner_persoon_zoek on inwoner_persoon (gemeente_id, consulent_id, zoeknaam text_pattern_ops);
create index inwoner_persoon_zoek_gemeente on inwoner_persoon (gemeente_id, zoeknaam text_pattern_ops);
create index inwoner_persoon_dubbel on inwoner_persoon (gemeente_id, geboortedatum);

create table uitkering (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('bijstand','wajong','wia','ww','ziektewet')),
  toestemming boolean,
  toestemming_op date,
  vastgelegd_op timestamptz not null default now(),
  vervallen_op timestamptz,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on column uitkering.toestemming is 'AP12: agreement of the paying agency; null is not asked yet';
create unique index uitkering_een on uitkering (gemeente_id, inwoner_id) where vervallen_op is null;

create table aanmelding (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  ontvangen_op date not null,
  aangemeld_door text not null check (aangemeld_door in ('inwoner','wijkteam','gemeente','aanbieder','school','werkgever','naaste')),
  vraag text not null,
  vastgelegd_door int not null references gebruiker,
  vastgelegd_op timestamptz not null default now(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index aanmelding_inwoner on aanmelding (gemeente_id, inwoner_id);

create table ladderbepaling (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  peildatum date not null,
  trede smallint not null check (trede between 1 and 6),
  perspectief smallint check (perspectief between 1 and 6),
  perspectief_termijn text check (perspectief_termijn in ('binnen-een-jaar','later')),
  motivering text not null,
  -- where it shows: a talk, a report, a certificate
  onderbouwing text not null default '',
  regeling_id int references regeling,
  door int not null references gebruiker,
  herkomst text not null check (herkomst in ('consulent','levering')),
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table ladderbepaling is 'L2: never overwritten; the latest by peildatum, then by vastgelegd_op, is the current one';
create index ladderbepaling_inwoner on ladderbepaling (gemeente_id, inwoner_id, peildatum desc, vastgelegd_op desc);

create table toets (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  peildatum date not null,
  feiten jsonb not null,
  uitkomst jsonb not null,
  regeling_id int not null references regeling,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index toets_inwoner on toets (gemeente_id, inwoner_id, id desc);

create table traject (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  regeling_id int not null references regeling,
  begonnen_op date not null,
  beeindigd_op date,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create unique index traject_een on traject (gemeente_id, inwoner_id) where beeindigd_op is null;

-- Mandate register (AP16, AP30): a function may do something from a day on, with its source.
create table mandaat (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  functie text not null,
  verleend_door text not null,
  handeling text not null check (handeling in ('beschikking-verlenen')),
  bereik text not null,
  geldig daterange not null,
  bron text not null,
  primary key (gemeente_id, id),
  exclude using gist (gemeente_id with =, functie with =, handeling with =, geldig with &&)
);

create table contract (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  aanbieder_id int not null references aanbieder,
  nummer text not null,
  geldig daterange not null,
  primary key (gemeente_id, id),
  unique (gemeente_id, nummer),
  exclude using gist (gemeente_id with =, aanbieder_id with =, geldig with &&)
);
create table contractproduct (
  gemeente_id int not null,
  id int generated always as identity,
  contract_id int not null,
  aanbieder_id int not null references aanbieder,
  product text not null,
  tarief int not null check (tarief >= 0),
  tarief_bron text not null,
  productcategorie text not null,
  productcode text not null,
  geldig daterange not null,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, contract_id) references contract (gemeente_id, id),
  exclude using gist (gemeente_id with =, aanbieder_id with =, product with =, geldig with &&)
);
comment on column contractproduct.tarief is 'eurocent per eenheid; the contract version in force on the day worked is paid (AP7)';

create sequence beschikkingnummer_reeks start 200001;
create sequence toewijzingnummer_reeks start 500001;
-- Delivered toewijzingen bring their own number: one that is taken is passed over.
create function app.nieuw_toewijzingnummer() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare nieuw int;
begin
  loop
    nieuw := nextval('toewijzingnummer_reeks');
    exit when not exists (select from toewijzing where nummer = nieuw);
  end loop;
  return nieuw;
end $$;

create table document (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('beschikking')),
  titel text not null,
  bestandsnaam text not null,
  inhoud bytea not null,
  sha256 text not null,
  gemaakt_op timestamptz not null default now(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index document_inwoner on document (gemeente_id, inwoner_id, id desc);

create table besluit (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('toekenning')),
  beschikkingnummer int not null default nextval('beschikkingnummer_reeks'),
  toets_id int not null,
  regeling_id int not null references regeling,
  product text not null,
  gronden jsonb not null,
  motivering text not null,
  genomen_op date not null,
  genomen_door int not null references gebruiker,
  mandaat_id int not null,
  bekendgemaakt_op date,
  bezwaar_tot date,
  document_id int,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, beschikkingnummer),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, toets_id) references toets (gemeente_id, id),
  foreign key (gemeente_id, mandaat_id) references mandaat (gemeente_id, id),
  foreign key (gemeente_id, document_id) references document (gemeente_id, id),
  check ((bekendgemaakt_op is null) = (bezwaar_tot is null)),
  check (bekendgemaakt_op >= genomen_op)
);
create index besluit_inwoner on besluit (gemeente_id, inwoner_id, id desc);

create table toewijzing (
  gemeente_id int not null,
  id int generated always as identity,
  nummer int not null default app.nieuw_toewijzingnummer(),
  inwoner_id int not null,
  consulent_id int not null,
  traject_id int,
  aanbieder_id int not null references aanbieder,
  besluit_id int,
  herkomst text not null check (herkomst in ('besluit','levering')),
  beschikkingnummer int,
  product text not null,
  productcategorie text not null,
  productcode text not null,
  eenheid text not null,
  frequentie text not null,
  volume int not null,
  minuten_per_week int check (minuten_per_week > 0),
  looptijd daterange not null,
  start_trede smallint check (start_trede between 1 and 6),
  doel_trede smallint check (doel_trede between 1 and 6),
  status text not null check (status in ('toegewezen','geaccepteerd','gestart','geweigerd','beeindigd')),
  toegewezen_op date not null,
  geaccepteerd_op date,
  gestart_op date,
  beeindigd_op date,
  reden text not null default '',
  regeling_id int not null references regeling,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, nummer),
  unique (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, traject_id) references traject (gemeente_id, id),
  foreign key (gemeente_id, besluit_id) references besluit (gemeente_id, id),
  check (not isempty(looptijd) and lower(looptijd) is not null and upper(looptijd) is not null),
  check ((herkomst = 'besluit') = (besluit_id is not null)),
  -- AP9: two toewijzingen of the same product at once for one resident are refused. What was decided elsewhere is a fact.
  exclude using gist (gemeente_id with =, inwoner_id with =, product with =, looptijd with &&)
    where (herkomst = 'besluit' and status <> 'geweigerd')
);
comment on column toewijzing.volume is 'eurocent (iWmo eenheid 83) or minuten per week (eenheid 04, frequentie 2, declared in 01)';
create index toewijzing_nummer on toewijzing (nummer);
create index toewijzing_inwoner on toewijzing (gemeente_id, inwoner_id);
create index toewijzing_consulent on toewijzing (gemeente_id, consulent_id, status);
create index toewijzing_aanbieder on toewijzing (aanbieder_id, status, gemeente_id);

create table doel (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  soort text not null,
  tekst text not null,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
create index doel_toewijzing on doel (gemeente_id, toewijzing_id);

-- What the resident says of goals or hours: agree or not, in own words.
create table instemming (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  onderwerp text not null check (onderwerp in ('doelen','uren')),
  maandag date check (extract(isodow from maandag) = 1),
  akkoord boolean not null,
  toelichting text not null default '',
  gegeven_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check ((onderwerp = 'uren') = (maandag is not null)),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
create index instemming_toewijzing on instemming (gemeente_id, toewijzing_id, id desc);

create table plaatsing (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  werkplek text not null,
  begeleider text not null,
  periode daterange not null,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade,
  exclude using gist (gemeente_id with =, toewijzing_id with =, periode with &&)
);

create table uren (
  gemeente_id int not null,
  id bigint generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  datum date not null,
  minuten int not null check (minuten between 1 and 1440),
  status text not null check (status in ('concept','ingestuurd')),
  herkomst text not null check (herkomst in ('scherm','levering')),
  regel_id text,
  vervangt_id bigint,
  reden text not null default '',
  vervallen_op timestamptz,
  vervallen_reden text not null default '',
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check ((herkomst = 'levering') = (regel_id is not null)),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
comment on table uren is 'Hours that were sent in are never changed: a correction ends the row (vervallen_op) and adds a new one that names it';
comment on column uren.vervallen_reden is 'Why a row that was sent in no longer counts; also kept when nothing came in its place';
create index uren_toewijzing on uren (gemeente_id, toewijzing_id, datum) where vervallen_op is null;
create index uren_aanbieder on uren (aanbieder_id, datum) where vervallen_op is null;
create unique index uren_regel on uren (gemeente_id, aanbieder_id, regel_id) where regel_id is not null and vervallen_op is null;
create unique index uren_dag on uren (gemeente_id, toewijzing_id, datum) where herkomst = 'scherm' and vervallen_op is null;

create table afwezigheid (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  maandag date not null check (extract(isodow from maandag) = 1),
  reden text not null check (reden in ('ziek','vakantie','afspraak','andere-reden','onbekend')),
  status text not null check (status in ('concept','ingestuurd')),
  vervallen_op timestamptz,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
create unique index afwezigheid_een on afwezigheid (gemeente_id, toewijzing_id, maandag) where vervallen_op is null;

create table voortgang (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  datum date not null,
  hoe_gaat_het text not null check (hoe_gaat_het in ('goed','wisselend','moeilijk')),
  tekst text not null,
  volgende_stap text not null default '',
  door int not null references gebruiker,
  gelezen_op timestamptz,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
create index voortgang_toewijzing on voortgang (gemeente_id, toewijzing_id, datum desc);

create table resultaat (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  datum date not null,
  bereikte_trede smallint not null check (bereikte_trede between 1 and 6),
  onderbouwing text not null,
  herkomst text not null check (herkomst in ('scherm','levering')),
  gemeld_door int not null references gebruiker,
  gemeld_op timestamptz not null default clock_timestamp(),
  akkoord boolean,
  akkoord_reden text not null default '',
  akkoord_door int references gebruiker,
  akkoord_op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, toewijzing_id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);

create table maand (
  gemeente_id int not null references gemeente,
  maand date not null check (extract(day from maand) = 1),
  gesloten_op timestamptz not null default clock_timestamp(),
  gesloten_door int not null references gebruiker,
  primary key (gemeente_id, maand)
);
comment on table maand is 'A row here means: closed. Corrections of a closed month go into an open one.';

create table declaratie (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  aanbieder_id int not null references aanbieder,
  maand date not null check (extract(day from maand) = 1),
  volgnummer smallint not null default 1,
  status text not null check (status in ('concept','ingediend','gecontroleerd','goedgekeurd')),
  ingediend_op timestamptz,
  ingediend_door int references gebruiker,
  gecontroleerd_op timestamptz,
  gecontroleerd_door int references gebruiker,
  goedgekeurd_op timestamptz,
  goedgekeurd_door int references gebruiker,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, aanbieder_id, maand, volgnummer),
  unique (gemeente_id, id, aanbieder_id),
  check (gecontroleerd_door <> goedgekeurd_door)
);
create index declaratie_aanbieder on declaratie (aanbieder_id, maand desc);

create table declaratieregel (
  gemeente_id int not null,
  id int generated always as identity,
  declaratie_id int not null,
  aanbieder_id int not null,
  toewijzing_id int not null,
  prestatiemaand date not null check (extract(day from prestatiemaand) = 1),
  soort text not null check (soort in ('debet','credit')),
  corrigeert_id int,
  product text not null,
  per text not null check (per in ('uur','traject')),
  minuten int not null,
  betaalbaar int not null,
  tarief int not null,
  bedrag int not null,
  wet text not null check (wet in ('wmo','participatiewet')),
  uitleg text not null,
  herkomst jsonb not null,
  status text not null default 'open' check (status in ('open','akkoord','afgewezen')),
  reden text not null default '',
  antwoord text not null default '',
  gecrediteerd boolean not null default false,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, declaratie_id, aanbieder_id) references declaratie (gemeente_id, id, aanbieder_id),
  foreign key (gemeente_id, toewijzing_id) references toewijzing (gemeente_id, id),
  foreign key (gemeente_id, corrigeert_id) references declaratieregel (gemeente_id, id),
  check ((soort = 'credit') = (corrigeert_id is not null)),
  check (soort = 'debet' or bedrag <= 0)
);
comment on column declaratieregel.bedrag is 'eurocent; a credit is negative. Amounts are immutable; only status, reden, antwoord and gecrediteerd change';
create index declaratieregel_declaratie on declaratieregel (gemeente_id, declaratie_id);
-- Never paid twice: one live debit a toewijzing, month and tariff; one a traject for ever; one credit a line.
create unique index declaratieregel_traject on declaratieregel (gemeente_id, toewijzing_id)
  where per = 'traject' and soort = 'debet' and not gecrediteerd and status <> 'afgewezen';
create unique index declaratieregel_een on declaratieregel (gemeente_id, toewijzing_id, prestatiemaand, tarief)
  where soort = 'debet' and not gecrediteerd and status <> 'afgewezen';
create unique index declaratieregel_credit on declaratieregel (gemeente_id, corrigeert_id) where soort = 'credit';

-- A delivery that came in: what was read, accepted and rejected, per file.
create table levering (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  naam text not null,
  status text not null check (status in ('wacht','bezig','klaar','mislukt')),
  vandaag date not null,
  proef boolean not null default false,
  bestanden jsonb not null default '[]',
  signalen jsonb not null default '[]',
  stap text not null default '',
  gedaan int not null default 0,
  totaal int not null default 0,
  begonnen_op timestamptz not null default clock_timestamp(),
  klaar_op timestamptz,
  door int not null references gebruiker,
  primary key (gemeente_id, id)
);
create table leveringbestand (
  gemeente_id int not null,
  id int generated always as identity,
  levering_id int not null,
  naam text not null,
  inhoud bytea not null,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, levering_id) references levering (gemeente_id, id) on delete cascade
);
