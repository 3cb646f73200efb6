import type { Regeling } from '../../beleid/index.ts';
import { listUitnodigingen, type Uitnodiging } from '../../inloggen/index.ts';
import { isVoor, toonDatum } from '../../kernel/datum.ts';
import { dagVan, toonMoment, toonMomentStraks } from '../../kernel/moment.ts';
import { bevat, toonPeriode } from '../../kernel/periode.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  bevestiging,
  form,
  type Html,
  html,
  type Inhoud,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  tabel,
  takenlijst,
  zacht,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { listAfwezigheid } from '../queries/afwezigheid.ts';
import { findLogboekVanAccount } from '../queries/logboek.ts';
import { findMandaten } from '../queries/mandaten.ts';
import { findMedewerker, findMedewerkers } from '../queries/medewerkers.ts';
import { listTeamleden } from '../queries/teams.ts';
import { findVersiesVanMedewerker } from '../queries/versies.ts';
import { findVertrek, getCaseload } from '../queries/vertrek.ts';
import { inWoorden } from '../rules/logboek.ts';
import { kettingOp, kijkdag, sleutelVan, teltBijBesluit } from '../rules/mandaat.ts';
import { heeftCaseload, inwoners, periodeTekst, standVan, wijzigingen } from '../rules/medewerker.ts';
import type { Afwezigheid, Caseload, Mandaat, Medewerker, Teamlid, Versie, Vertrek } from '../types.ts';
import { handelingenTekst, rolTekst, standBadge, veldToner, wijzigingenTabel } from './onderdelen.ts';
import {
  AFWEZIGHEID,
  alleenBeheer,
  type BeheerSettings,
  functieNaam,
  getRegeling,
  MANDATEN,
  MEDEWERKERS,
  TEAMS,
} from './settings.ts';

export const kruimels = (m: Pick<Medewerker, 'id' | 'naam'>, tekst?: string) => [
  { tekst: 'Medewerkers', href: MEDEWERKERS },
  ...(tekst === undefined ? [{ tekst: m.naam }] : [{ tekst: m.naam, href: `${MEDEWERKERS}/${m.id}` }, { tekst }]),
];

/** The account of the address; throws NietGevonden for one out of reach. */
export const getMedewerker = async (c: PageContext): Promise<Medewerker> => {
  const m = await findMedewerker(c.db, c.nummer('gebruiker'));
  if (!m) throw new NietGevonden();
  return m;
};

const gegevens = (m: Medewerker, regeling: Regeling, bewerkbaar: boolean): Html =>
  kaart({
    titel: 'Gegevens',
    acties: bewerkbaar && link(`${MEDEWERKERS}/${m.id}/wijzigen`, 'Wijzig', 'gegevens'),
    inhoud: lijst([
      { kop: 'Naam', waarde: m.naam },
      ...(m.aanbieder === undefined ? [] : [{ kop: 'Werkt bij', waarde: m.aanbieder }]),
      { kop: 'Functie', waarde: m.functie === undefined ? '' : functieNaam(regeling, m.functie) },
      { kop: 'Telefoon', waarde: m.telefoon },
      { kop: 'E-mail', waarde: m.email },
    ]),
  });

const mandaatKaart = (c: PageContext, m: Medewerker, alle: readonly Mandaat[], regeling: Regeling): Html => {
  const eigen = alle.filter(
    (een) =>
      kijkdag(een, c.vandaag) &&
      (een.gebruikerId === m.id ||
        (een.functie !== undefined &&
          m.functie !== undefined &&
          sleutelVan(regeling, een.functie) === sleutelVan(regeling, m.functie))),
  );
  return kaart({
    titel: 'Mandaat',
    inhoud:
      eigen.length === 0
        ? html`<p>Geen mandaat: ${m.naam} mag geen besluiten nemen.${m.functie === undefined ? ' Er is geen functie ingevuld.' : ''}</p>`
        : takenlijst(
            eigen.map((een) => {
              const { reden } = kettingOp(een, alle, regeling, kijkdag(een, c.vandaag) ?? c.vandaag, (f) =>
                functieNaam(regeling, f),
              );
              return {
                titel: `${een.gebruikerId === undefined ? 'Bij de functie' : 'Op naam'}: ${handelingenTekst([een.handeling])}`,
                href: `${MANDATEN}/${een.id}`,
                onder: `${een.bereik}, ${toonPeriode(een.geldig)}`,
                status: !teltBijBesluit(regeling, een)
                  ? badge('neutraal', 'telt niet bij een besluit')
                  : reden !== undefined
                    ? badge('telaat', 'keten gebroken')
                    : bevat(een.geldig, c.vandaag)
                      ? badge('goed', 'geldt nu')
                      : badge('info', 'begint nog'),
              };
            }),
          ),
  });
};

const teamKaart = (m: Medewerker, leden: readonly Teamlid[], c: PageContext): Html => {
  const nu = leden.filter(({ geldig }) => geldig.tot === null || !isVoor(geldig.tot, c.vandaag));
  const toen = leden.length - nu.length;
  return kaart({
    titel: 'Teams',
    acties: m.actief && link(`${MEDEWERKERS}/${m.id}/team`, 'Wijzig', `het team van ${m.naam}`),
    inhoud: html`${takenlijst(
      nu.map((lid) => ({
        titel: lid.team,
        href: `${TEAMS}/${lid.teamId}`,
        onder: toonPeriode(lid.geldig),
        ...(lid.leidt ? { status: badge('info', 'leidt dit team') } : {}),
      })),
      'Zit niet in een team.',
    )}${toen > 0 && html`<p>${zacht(`Zat eerder in ${toen === 1 ? 'een ander team' : `${toen} teams`}: zie onderaan.`)}</p>`}`,
  });
};

const afwezigKaart = (m: Medewerker, alle: readonly Afwezigheid[], c: PageContext, bewerkbaar: boolean): Html => {
  const straks = alle.filter(({ periode }) => periode.tot === null || !isVoor(periode.tot, c.vandaag));
  return kaart({
    titel: 'Afwezigheid',
    acties: bewerkbaar && link(`${AFWEZIGHEID}/nieuw?medewerker=${m.id}`, 'Meld afwezig', m.naam),
    inhoud: takenlijst(
      straks.map((een) => ({
        titel: toonPeriode(een.periode),
        href: `${AFWEZIGHEID}/${een.id}`,
        onder: een.vervanger ? `Vervanger: ${een.vervanger}` : 'Geen vervanger',
        status: bevat(een.periode, c.vandaag) ? badge('aandacht', 'nu afwezig') : badge('info', 'gepland'),
      })),
      'Er staat geen afwezigheid gepland.',
    ),
  });
};

const caseloadKaart = (m: Medewerker, caseload: Caseload, bewerkbaar: boolean): Html | undefined => {
  if (m.rol !== 'consulent' && !heeftCaseload(caseload)) return undefined;
  const open = caseload.aangemeld + caseload.inOnderzoek + caseload.inTraject;
  return kaart({
    titel: 'Caseload',
    acties:
      bewerkbaar && heeftCaseload(caseload) && link(`${MEDEWERKERS}/${m.id}/overdragen`, 'Draag over', `inwoners van ${m.naam}`),
    inhoud: html`<p>${inwoners(open)}${caseload.afgerond > 0 ? `, en ${caseload.afgerond} afgerond` : ''}.</p><p>${zacht('Alleen aantallen: beheer ziet geen dossiers.')}</p>`,
  });
};

const uitnodigingRegel = (m: Medewerker, alle: readonly Uitnodiging[]): Inhoud => {
  const [laatste] = alle;
  if (m.gekoppeld) return 'Is gekoppeld aan een login';
  if (!laatste) return 'Nog niet uitgenodigd';
  switch (laatste.staat) {
    case 'open':
      return `Uitgenodigd via ${laatste.email}, tot ${toonMomentStraks(laatste.verlooptOp)}`;
    case 'verlopen':
      return `De uitnodiging verliep op ${toonDatum(dagVan(laatste.verlooptOp))}`;
    case 'ingetrokken':
      return 'De uitnodiging is ingetrokken';
    case 'aanvaard':
      return 'De uitnodiging is aanvaard, daarna is de login losgemaakt';
  }
};

/** A button that posts one thing, on the page of a person. */
const daad = (
  c: PageContext,
  m: Medewerker,
  o: { pad: string; tekst: string; velden?: Record<string, string>; soort?: 'tweede' | 'gevaar' },
): Html =>
  form({
    actie: `${MEDEWERKERS}/${m.id}/${o.pad}`,
    sleutel: c.sleutel(),
    versie: m.versie,
    kaal: true,
    ...(o.velden ? { verborgen: o.velden } : {}),
    inhoud: knop({ tekst: o.tekst, soort: o.soort ?? 'tweede' }),
  });

const accountKaart = (
  c: PageContext,
  m: Medewerker,
  o: { uitnodigingen: readonly Uitnodiging[]; vertrek: Vertrek | undefined; bewerkbaar: boolean },
): Html => {
  const open = o.uitnodigingen.find(({ staat }) => staat === 'open' || staat === 'verlopen');
  const stand = standVan(m, open && { verlopen: open.staat === 'verlopen' }, c.vandaag);
  const weg = stand === 'uit-dienst';
  const knoppen: Inhoud[] = [];
  if (o.bewerkbaar) {
    if (weg) knoppen.push(daad(c, m, { pad: 'terug', tekst: 'Komt terug' }));
    else if (!m.actief) knoppen.push(daad(c, m, { pad: 'account', tekst: 'Zet account aan', velden: { actief: 'ja' } }));
    else {
      if (!m.gekoppeld)
        knoppen.push(
          linkKnop({
            tekst: open ? 'Nodig opnieuw uit' : 'Nodig uit',
            href: `${MEDEWERKERS}/${m.id}/uitnodigen`,
            soort: 'primair',
            icoon: 'send',
          }),
        );
      if (m.rol !== 'aanbieder') knoppen.push(linkKnop({ tekst: 'Wijzig de rol', href: `${MEDEWERKERS}/${m.id}/rol` }));
      if (m.laatsteDag) knoppen.push(daad(c, m, { pad: 'vertrek/intrekken', tekst: 'Trek het vertrek in' }));
      else knoppen.push(linkKnop({ tekst: 'Regel het vertrek', href: `${MEDEWERKERS}/${m.id}/vertrek` }));
      if (m.gekoppeld) knoppen.push(daad(c, m, { pad: 'losmaken', tekst: 'Maak de login los' }));
      knoppen.push(daad(c, m, { pad: 'account', tekst: 'Zet account uit', velden: { actief: 'nee' } }));
    }
  }
  return kaart({
    titel: 'Account',
    inhoud: html`<p>${standBadge(stand, m)}</p>${lijst(
      [
        { kop: 'Rol', waarde: rolTekst(m) },
        { kop: 'Laatst ingelogd', waarde: m.laatstIngelogd ? toonMoment(m.laatstIngelogd, c.vandaag) : 'nog nooit' },
        { kop: 'Inloggen', waarde: uitnodigingRegel(m, o.uitnodigingen) },
        ...(m.laatsteDag ? [{ kop: 'Laatste dag', waarde: toonDatum(m.laatsteDag) }] : []),
        ...(o.vertrek?.naar === undefined
          ? []
          : [{ kop: o.vertrek.uitgevoerd ? 'Inwoners gingen naar' : 'Inwoners gaan naar', waarde: o.vertrek.naar }]),
      ],
      { smal: true },
    )}${knoppen.length > 0 && acties(...knoppen)}${
      o.bewerkbaar &&
      m.actief &&
      !weg &&
      html`<p>${zacht('Logt iemand voortaan anders in, met een nieuwe pas of een ander adres? Maak de login los en nodig opnieuw uit. Is er iets niet vertrouwd? Zet het account uit. Na allebei is wie is ingelogd meteen uitgelogd; de inwoners blijven staan.')}</p>`
    }`,
  });
};

const pagina = async (c: PageContext, s: BeheerSettings, fouten: readonly { tekst: string }[] = []): Promise<Response> => {
  const id = c.nummer('gebruiker');
  const [m, regeling, actor, mandaten, leden, afwezig, caseload, versies, logboek, uitnodigingen, vertrek, allen] =
    await Promise.all([
      findMedewerker(c.db, id),
      getRegeling(c, s),
      c.actor(),
      findMandaten(c.db),
      listTeamleden(c.db, { gebruikerId: id }),
      listAfwezigheid(c.db, { gebruikerId: id }),
      getCaseload(c.db, id),
      findVersiesVanMedewerker(c.db, id),
      findLogboekVanAccount(c.db, id, 15),
      listUitnodigingen(c.db, { gebruikerId: id }),
      findVertrek(c.db, id),
      findMedewerkers(c.db),
    ]);
  if (!m) throw new NietGevonden();
  const zelf = m.id === actor.gebruikerId;
  const gemeente = m.aanbiederId === undefined;
  const namen = new Map(allen.map((een) => [een.id, een.naam]));
  const teams = new Map(leden.map((lid) => [lid.teamId, lid.team]));
  const toon = veldToner(regeling, {
    naam: (nr) => namen.get(nr) ?? 'iemand anders',
    team: (nr) => teams.get(nr) ?? 'een team',
  });
  const begin = ({ soort, inhoud }: Versie): string => {
    if (soort === 'gebruiker') return 'Account toegevoegd';
    if (soort === 'teamlid')
      return `In ${teams.get(Number(inhoud.team_id)) ?? 'een team'} gekomen, ${periodeTekst(inhoud.geldig)}`;
    return `Afwezig gemeld, ${periodeTekst(inhoud.periode)}`;
  };
  return c.page({
    titel: m.naam,
    kruimels: kruimels(m),
    fout: fouten.length > 0,
    inhoud: html`${kop({ titel: m.naam, onder: html`${rolTekst(m)}${m.functie && ` · ${functieNaam(regeling, m.functie)}`}` })}${stapel(
      fouten.map((fout) => melding({ soort: 'fout', titel: 'Dat kan niet', inhoud: fout.tekst })),
      zelf &&
        melding({
          soort: 'info',
          titel: 'Dit is je eigen account',
          inhoud: 'Dat kun je niet zelf wijzigen. Vraag het een andere beheerder.',
        }),
      kolommen({
        breed: [
          gegevens(m, regeling, !zelf),
          gemeente && mandaatKaart(c, m, mandaten, regeling),
          gemeente && teamKaart(m, leden, c),
          kaart({
            titel: 'Wie wijzigde wat',
            inhoud: wijzigingenTabel(`Wijzigingen bij ${m.naam}`, wijzigingen(versies, toon, begin), c.vandaag),
          }),
          kaart({
            titel: 'In het logboek',
            inhoud: tabel({
              caption: `Regels van het logboek over het account van ${m.naam}`,
              kolommen: [{ kop: 'Wanneer' }, { kop: 'Wie' }, { kop: 'Handeling' }],
              rijen: logboek.map((regel) => [
                toonMoment(regel.moment, c.vandaag),
                regel.door ?? 'Het systeem',
                inWoorden(regel.handeling),
              ]),
              leeg: 'Er is nog niets aan dit account gedaan.',
            }),
          }),
        ],
        smal: [
          accountKaart(c, m, { uitnodigingen, vertrek, bewerkbaar: !zelf }),
          gemeente && caseloadKaart(m, caseload, !zelf),
          gemeente && afwezigKaart(m, afwezig, c, m.actief),
        ],
      }),
    )}`,
  });
};

/** /beheer/medewerkers/:gebruiker: everything of one account, and what can be done with it. */
export const registerMedewerker = (router: Router, s: BeheerSettings): void => {
  router.get(`${MEDEWERKERS}/:gebruiker`, { ...alleenBeheer, logboek: false }, (c) => pagina(c, s));

  router.get(`${MEDEWERKERS}/:gebruiker/klaar`, { ...alleenBeheer, logboek: false }, async (c) => {
    const m = await getMedewerker(c);
    const naar = acties(
      linkKnop({ tekst: `Naar ${m.naam}`, href: `${MEDEWERKERS}/${m.id}`, soort: 'primair' }),
      linkKnop({ tekst: 'Naar medewerkers', href: MEDEWERKERS }),
    );
    const rol = rolTekst(m);
    return c.page({
      titel: 'De rol is gewijzigd',
      smal: true,
      inhoud: bevestiging({
        titel: `${m.naam} heeft nu de rol ${rol.toLowerCase()}`,
        hierna: [
          {
            wat: 'Wie was ingelogd is uitgelogd, en ziet na het inloggen wat bij de nieuwe rol hoort.',
            wie: m.naam,
            wanneer: 'vanaf nu',
          },
          { wat: 'De wijziging staat bij het account en in het logboek.', wie: 'Het systeem', wanneer: 'nu' },
        ],
        acties: naar,
      }),
    });
  });
};

/** Shows the page of a person again with why something was refused. */
export const opnieuw = pagina;
