import {
  createUitnodiging,
  type GemaakteUitnodiging,
  listUitnodigingen,
  type Uitnodiging,
  withdrawUitnodiging,
} from '../../inloggen/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, dagVan, toonMomentStraks } from '../../kernel/moment.ts';
import { bevat } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { rolnamen } from '../../platform/auth/rolnamen.ts';
import { findMail } from '../../platform/mail/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  bevestiging,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstveld,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { createMedewerker } from '../actions/create-medewerker.ts';
import { listAanbieders, listAlleAccounts, listCentra } from '../queries/medewerkers.ts';
import { listFuncties, listTeams } from '../queries/teams.ts';
import { findUitnodigingen } from '../queries/uitnodigingen.ts';
import { isStafrol, NieuwForm, STAFROLLEN } from '../types.ts';
import { getMedewerker, kruimels } from './medewerker.ts';
import { medewerkerTabs } from './onderdelen.ts';
import {
  alleenBeheer,
  type BeheerSettings,
  functieOpties,
  getRegeling,
  MEDEWERKERS,
  nummerUit,
  UITNODIGINGEN,
  uitnodigingVan,
} from './settings.ts';
import { persoonVelden, ROL_UITLEG } from './wijzigen.ts';

const VELDEN = ['bij', 'naam', 'functie', 'telefoon', 'email', 'rol', 'aanbieder', 'team', 'uitnodigen'] as const;
type Getypt = Record<(typeof VELDEN)[number], string>;

const nieuwPagina = async (c: PageContext, s: BeheerSettings, g: Getypt, fouten: readonly Reden[]): Promise<Response> => {
  const [teams, aanbieders, centra, velden] = await Promise.all([
    listTeams(c.db),
    listAanbieders(c.db),
    listCentra(c.db),
    persoonVelden(c, s, g, fouten, { emailNodig: true }),
  ]);
  const bijAanbieder = g.bij === 'aanbieder';
  return c.page({
    titel: 'Nieuwe medewerker',
    kruimels: [{ tekst: 'Medewerkers', href: MEDEWERKERS }, { tekst: 'Nieuw' }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: bijAanbieder ? 'Nieuwe medewerker van een aanbieder' : 'Nieuwe medewerker',
      onder: bijAanbieder
        ? html`Werkt de medewerker bij de gemeente? ${link(`${MEDEWERKERS}/nieuw`, 'Voeg een medewerker van de gemeente toe')}.`
        : html`Werkt de medewerker bij een aanbieder? ${link(`${MEDEWERKERS}/nieuw?bij=aanbieder`, 'Voeg een medewerker van een aanbieder toe')}.`,
    })}${form({
      actie: `${MEDEWERKERS}/nieuw`,
      sleutel: c.sleutel(),
      verborgen: { bij: bijAanbieder ? 'aanbieder' : 'gemeente' },
      inhoud: html`${velden}${
        bijAanbieder
          ? keuzelijst({
              naam: 'aanbieder',
              label: 'Organisatie',
              hint: 'Wie bij een aanbieder werkt ziet de inwoners die er zijn geplaatst. Wie bij het oriëntatiecentrum werkt ziet wie daarheen is verwezen.',
              leeg: 'Kies de organisatie',
              waarde: g.aanbieder,
              opties: [
                ...aanbieders.map((een) => ({ waarde: String(een.id), tekst: een.naam })),
                ...centra.map((een) => ({ waarde: `centrum-${een.id}`, tekst: `${een.naam} (oriëntatiecentrum)` })),
              ],
              fout: foutVan(fouten, 'aanbieder'),
            })
          : html`${keuzerondjes({
              naam: 'rol',
              label: 'Rol',
              hint: 'De rol bepaalt wat iemand ziet en mag.',
              waarde: g.rol,
              fout: foutVan(fouten, 'rol'),
              keuzes: STAFROLLEN.map((rol) => ({ waarde: rol, tekst: rolnamen[rol], uitleg: ROL_UITLEG[rol] })),
            })}${keuzelijst({
              naam: 'team',
              label: 'Team',
              verplicht: false,
              leeg: 'Nog geen team',
              waarde: g.team,
              opties: teams
                .filter((team) => bevat(team.geldig, c.vandaag))
                .map((team) => ({ waarde: String(team.id), tekst: team.naam })),
              fout: foutVan(fouten, 'team'),
            })}`
      }${vinkje({
        naam: 'uitnodigen',
        label: 'Stuur meteen een uitnodiging',
        hint: 'Met de link in de mail neemt de medewerker het account in gebruik. Je kunt dat ook later doen.',
        aan: g.uitnodigen === 'ja',
      })}${acties(knop({ tekst: 'Voeg toe' }), linkKnop({ tekst: 'Annuleer', href: MEDEWERKERS, soort: 'stil' }))}`,
    })}`,
  });
};

const leeg: Getypt = {
  bij: 'gemeente',
  naam: '',
  functie: '',
  telefoon: '',
  email: '',
  rol: '',
  aanbieder: '',
  team: '',
  uitnodigen: 'ja',
};

const uitnodigPagina = async (c: PageContext, email: string, fouten: readonly Reden[]): Promise<Response> => {
  const m = await getMedewerker(c);
  const pad = `${MEDEWERKERS}/${m.id}`;
  return c.page({
    titel: `Nodig ${m.naam} uit`,
    kruimels: kruimels(m, 'Uitnodigen'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Nodig ${m.naam} uit`, onder: 'De medewerker krijgt een mail met een link. Een eerdere link werkt dan niet meer.' })}${form(
      {
        actie: `${pad}/uitnodigen`,
        sleutel: c.sleutel(),
        inhoud: html`${tekstveld({ naam: 'email', label: 'E-mail', type: 'email', waarde: email, fout: foutVan(fouten, 'email'), autocomplete: 'off' })}${acties(
          knop({ tekst: 'Verstuur de uitnodiging', icoon: 'send' }),
          linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' }),
        )}`,
      },
    )}`,
  });
};

/** Where somebody comes after an invitation; the mail is named so that the demo, without a mail server, can show its link. */
const verstuurd = (gemaakt: Pick<GemaakteUitnodiging, 'id' | 'mailId'>): string =>
  `${UITNODIGINGEN}/${gemaakt.id}/verstuurd?mail=${gemaakt.mailId}`;

/** The link out of a mail of the demo; in productie it is not in it. */
const linkUit = (tekst: string | undefined): string | undefined => /\/uitnodiging\/[\w-]{20,}/.exec(tekst ?? '')?.[0];

const STAAT: Record<Uitnodiging['staat'], Html> = {
  open: badge('info', 'staat open', 'hourglass'),
  verlopen: badge('telaat', 'verlopen'),
  aanvaard: badge('goed', 'aanvaard'),
  ingetrokken: badge('neutraal', 'ingetrokken'),
};

const lijst = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const toon = c.zoek.get('toon') === 'alle' ? 'alle' : 'open';
  const [rijen, wie] = await Promise.all([
    toon === 'alle' ? listUitnodigingen(c.db) : findUitnodigingen(c.db, 'open'),
    listAlleAccounts(c.db),
  ]);
  return c.page({
    titel: 'Uitnodigingen',
    fout: fouten.length > 0,
    inhoud: html`${kop({
      titel: 'Uitnodigingen',
      onder: 'Wie een account heeft maar er nog niet mee inlogt.',
      acties: linkKnop({ tekst: 'Nieuwe medewerker', href: `${MEDEWERKERS}/nieuw`, soort: 'primair', icoon: 'user-plus' }),
    })}${stapel(
      medewerkerTabs('uitnodigingen'),
      fouten.map((fout) => melding({ soort: 'fout', titel: 'Dat kan niet', inhoud: fout.tekst })),
      kaart({
        inhoud: html`${tabel({
          caption: toon === 'alle' ? 'Alle uitnodigingen' : 'Open en verlopen uitnodigingen',
          kolommen: [
            { kop: 'Voor' },
            { kop: 'Verstuurd' },
            { kop: 'Geldig tot' },
            { kop: 'Stand' },
            { kop: 'Acties', zonderLabel: true },
          ],
          rijen: rijen.map((een) => {
            const naam = wie.get(een.gebruikerId) ?? `account ${een.gebruikerId}`;
            const wacht = een.staat === 'open' || een.staat === 'verlopen';
            return [
              metOnder(link(`${MEDEWERKERS}/${een.gebruikerId}`, naam), een.email),
              toonDatum(dagTotVandaag(een.gemaaktOp, c.vandaag)),
              toonMomentStraks(een.verlooptOp),
              STAAT[een.staat],
              wacht &&
                acties(
                  form({
                    actie: `${UITNODIGINGEN}/${een.id}/opnieuw`,
                    sleutel: c.sleutel(),
                    kaal: true,
                    inhoud: knop({ tekst: 'Stuur opnieuw', soort: 'tweede', extra: `aan ${naam}` }),
                  }),
                  form({
                    actie: `${UITNODIGINGEN}/${een.id}/intrekken`,
                    sleutel: c.sleutel(),
                    kaal: true,
                    inhoud: knop({ tekst: 'Trek in', soort: 'stil', extra: `de uitnodiging van ${naam}` }),
                  }),
                ),
            ];
          }),
          leeg: 'Er staat geen uitnodiging open.',
        })}<p>${toon === 'alle' ? link(UITNODIGINGEN, 'Toon alleen wat open staat') : link(`${UITNODIGINGEN}?toon=alle`, 'Toon alle uitnodigingen')}</p>`,
      }),
    )}`,
  });
};

const getUitnodiging = async (c: PageContext): Promise<Uitnodiging> => {
  const id = c.nummer('uitnodiging');
  const [een] = await findUitnodigingen(c.db, { id });
  if (!een) throw new NietGevonden();
  return een;
};

/** A new employee, and everything about invitations. */
export const registerNieuw = (router: Router, s: BeheerSettings): void => {
  router.get(`${MEDEWERKERS}/nieuw`, { ...alleenBeheer, logboek: false }, (c) =>
    nieuwPagina(
      c,
      s,
      {
        ...leeg,
        bij: c.zoek.get('bij') === 'aanbieder' ? 'aanbieder' : 'gemeente',
        aanbieder: /^(centrum-)?\d{1,9}$/.exec(c.zoek.get('aanbieder') ?? '')?.[0] ?? '',
      },
      [],
    ),
  );

  router.post(`${MEDEWERKERS}/nieuw`, { ...alleenBeheer, logboek: 'medewerker-toegevoegd' }, async (c) => {
    const g = { ...leeg };
    for (const veld of VELDEN) g[veld] = c.form.tekst(veld);
    const gelezen = parseForm(NieuwForm, g);
    if (!gelezen.ok) return nieuwPagina(c, s, g, gelezen.redenen);
    const { bij, rol, aanbieder, team, uitnodigen, ...gegevens } = gelezen.waarde;
    const [regeling, functies, settings] = await Promise.all([getRegeling(c, s), listFuncties(c.db), uitnodigingVan(c, s)]);
    if (
      gegevens.functie !== null &&
      !functieOpties(regeling, functies, c.vandaag).some(({ waarde }) => waarde === gegevens.functie)
    )
      return nieuwPagina(c, s, g, [{ veld: 'functie', tekst: 'Kies een functie uit de lijst.' }]);
    const uit = await c.submit(async (db, actor) => {
      const r = await createMedewerker(
        db,
        actor,
        {
          ...gegevens,
          rol: bij === 'gemeente' && isStafrol(rol) ? rol : aanbieder.startsWith('centrum-') ? 'orientatie' : 'aanbieder',
          aanbiederId: bij === 'aanbieder' ? nummerUit(aanbieder.replace('centrum-', '')) : undefined,
          teamId: bij === 'gemeente' ? nummerUit(team) : undefined,
        },
        c.vandaag,
      );
      if (!r.ok) return r;
      if (uitnodigen !== 'ja') return { ok: true, naar: `${MEDEWERKERS}/${r.waarde}` };
      const u = await createUitnodiging(db, actor, { gebruikerId: r.waarde, email: gegevens.email }, settings);
      if (!u.ok) return u;
      return { ok: true, naar: verstuurd(u.waarde) };
    });
    return uit instanceof Response ? uit : nieuwPagina(c, s, g, uit);
  });

  router.get(`${MEDEWERKERS}/:gebruiker/uitnodigen`, { ...alleenBeheer, logboek: false }, async (c) =>
    uitnodigPagina(c, (await getMedewerker(c)).email, []),
  );

  router.post(`${MEDEWERKERS}/:gebruiker/uitnodigen`, { ...alleenBeheer, logboek: 'uitnodiging-gemaakt' }, async (c) => {
    const m = await getMedewerker(c);
    const email = c.form.tekst('email');
    const settings = await uitnodigingVan(c, s);
    const uit = await c.submit(async (db, actor) => {
      const u = await createUitnodiging(db, actor, { gebruikerId: m.id, email }, settings);
      if (!u.ok) return u;
      return { ok: true, naar: verstuurd(u.waarde) };
    });
    return uit instanceof Response ? uit : uitnodigPagina(c, email, uit);
  });

  router.get(UITNODIGINGEN, { ...alleenBeheer, logboek: false }, (c) => lijst(c));

  router.get(`${UITNODIGINGEN}/:uitnodiging/verstuurd`, { ...alleenBeheer, logboek: false }, async (c) => {
    const [een, wie] = await Promise.all([getUitnodiging(c), listAlleAccounts(c.db)]);
    const naam = wie.get(een.gebruikerId) ?? 'de medewerker';
    const mailId = s.personas === undefined || een.staat !== 'open' ? undefined : nummerUit(c.zoek.get('mail') ?? '');
    const mail = mailId === undefined ? undefined : await findMail(c.db, mailId);
    const pad = mail?.adres === een.email ? linkUit(mail.tekst) : undefined;
    return c.page({
      titel: 'Uitnodiging verstuurd',
      smal: true,
      inhoud: bevestiging({
        titel: `De uitnodiging aan ${naam} is verstuurd`,
        onder: `Naar ${een.email}.`,
        hierna: [
          {
            wat: 'Opent de link in de mail en logt in. Daarna is het account klaar.',
            wie: naam,
            wanneer: `tot en met ${toonDatum(dagVan(een.verlooptOp))}`,
          },
          {
            wat: 'Een uitnodiging die verloopt staat op de beginpagina van beheer. Je kunt haar opnieuw sturen.',
            wie: 'Jij',
            wanneer: 'daarna',
          },
        ],
        inhoud:
          pad &&
          melding({
            soort: 'info',
            titel: 'In de demo gaat er geen mail weg',
            inhoud: html`<p>Dit is de link die in de mail staat. Log eerst uit, of open hem in een ander venster.</p><p>${link(pad, `Account van ${naam} in gebruik nemen`)}</p>`,
          }),
        acties: acties(
          linkKnop({ tekst: `Naar ${naam}`, href: `${MEDEWERKERS}/${een.gebruikerId}`, soort: 'primair' }),
          linkKnop({ tekst: 'Naar uitnodigingen', href: UITNODIGINGEN }),
        ),
      }),
    });
  });

  router.post(`${UITNODIGINGEN}/:uitnodiging/opnieuw`, { ...alleenBeheer, logboek: 'uitnodiging-gemaakt' }, async (c) => {
    const een = await getUitnodiging(c);
    const settings = await uitnodigingVan(c, s);
    const uit = await c.submit(async (db, actor) => {
      const u = await createUitnodiging(db, actor, { gebruikerId: een.gebruikerId, email: een.email }, settings);
      if (!u.ok) return u;
      return { ok: true, naar: verstuurd(u.waarde) };
    });
    return uit instanceof Response ? uit : lijst(c, uit);
  });

  router.post(`${UITNODIGINGEN}/:uitnodiging/intrekken`, { ...alleenBeheer, logboek: 'uitnodiging-ingetrokken' }, async (c) => {
    const een = await getUitnodiging(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await withdrawUitnodiging(db, actor, { uitnodigingId: een.id });
      return r.ok ? { ok: true, naar: UITNODIGINGEN } : r;
    });
    return uit instanceof Response ? uit : lijst(c, uit);
  });
};
