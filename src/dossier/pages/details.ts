import { findTeamnamen } from '../../beheer/index.ts';
import {
  brpKnop,
  Contactgegevens,
  contactKaarten,
  contactRegels,
  contactSamenhang,
  contactVolgorde,
  eerdereGegevens,
  findPersoonversies,
  findUitkering,
  geborenTekst,
  huidigeContactgegevens,
  type InwonerKop,
  toonNaam,
  updateContactgegevens,
  voegSamen,
} from '../../inwoner/index.ts';
import { datum, leeftijdOp, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { geplandeRegels, listGepland } from '../../levensgebeurtenis/index.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { listSamenvoegingenVan } from '../../samenvoegen/index.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  html,
  kaart,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findBsn } from '../queries.ts';
import { type DossierSettings, dossierPagina, type Geopend, LEZERS, openDossier, schrijftIn } from './frame.ts';

type Uitkering = Awaited<ReturnType<typeof findUitkering>>;
type MetTeams = {
  uitkering: Uitkering;
  teams: Map<number, string>;
  versies: Awaited<ReturnType<typeof findPersoonversies>>;
  samengevoegd: Awaited<ReturnType<typeof listSamenvoegingenVan>>;
  gepland: Awaited<ReturnType<typeof listGepland>>;
};

/** Who the resident is and how to reach them; changing that; the BSN after a question of its own. */
export const registerDetails = (router: Router, s: DossierSettings): void => {
  const pad = '/dossier/:inwoner/gegevens';
  const open = (c: PageContext) => openDossier(c, s, { soort: 'gegevens' }, findUitkering);
  const openMetTeams = (c: PageContext): Promise<Geopend<MetTeams>> =>
    openDossier(c, s, { soort: 'gegevens' }, async (db, inwonerId) => {
      const [uitkering, teams, versies, samengevoegd, gepland] = await Promise.all([
        findUitkering(db, inwonerId),
        findTeamnamen(db, c.vandaag),
        findPersoonversies(db, inwonerId),
        listSamenvoegingenVan(db, inwonerId),
        listGepland(db, inwonerId),
      ]);
      return { uitkering, teams, versies, samengevoegd, gepland };
    });

  router.get(pad, { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) =>
    gegevens(c, s, await openMetTeams(c), undefined),
  );

  // Answers with the page itself and not with a redirect: the BSN stands in no address, and looking again is written down again.
  router.post(`${pad}/bsn`, { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [d, persoon] = await Promise.all([
      openMetTeams(c),
      findBsn(c.db, inwonerId),
      schrijfInzage(c.db, { inwonerId, soort: 'bsn' }),
    ]);
    if (!persoon) throw new NietGevonden();
    return gegevens(c, s, d, s.bsn.ontsleutel(persoon.bsn_versleuteld));
  });

  router.get(`${pad}/wijzigen`, { rollen: ['consulent'], van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const d = await open(c);
    return wijzigen(c, d, huidigeContactgegevens(d.inwoner, d.extra), d.inwoner.versie);
  });

  router.post(`${pad}/wijzigen`, { rollen: ['consulent'], van: 'inwoner', logboek: 'gegevens-gewijzigd' }, async (c) => {
    const d = await open(c);
    const getypt = c.form.waarden;
    const versie = c.form.versie();
    const gelezen = parseForm(Contactgegevens, getypt);
    const redenen = voegSamen(contactVolgorde, gelezen.ok ? [] : gelezen.redenen, contactSamenhang(getypt));
    if (!gelezen.ok || redenen.length > 0) return wijzigen(c, d, getypt, versie, redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await updateContactgegevens(db, {
        actor,
        vandaag: c.vandaag,
        inwonerId: d.inwoner.id,
        versie,
        gegevens: gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `/dossier/${d.inwoner.id}/gegevens?bewaard=ja` } : r;
    });
    return uit instanceof Response ? uit : wijzigen(c, d, getypt, versie, uit);
  });
};

const gegevens = (c: PageContext, s: DossierSettings, d: Geopend<MetTeams>, bsn: string | undefined): Promise<Response> => {
  const { inwoner, actor } = d;
  const { uitkering, teams } = d.extra;
  const team = teams.get(inwoner.consulent_id);
  const basis = `/dossier/${inwoner.id}/gegevens`;
  const geboren = datum(inwoner.geboortedatum);
  const regels = contactRegels(huidigeContactgegevens(inwoner, uitkering));
  const deel = (velden: readonly string[]) =>
    lijst(regels.filter((regel) => velden.includes(regel.veld)).map((regel) => ({ kop: regel.label, waarde: regel.waarde })));
  return dossierPagina(c, {
    inwoner,
    actor,
    tab: 'gegevens',
    knoppen:
      schrijftIn(actor, inwoner.id) &&
      linkKnop({ tekst: 'Wijzig de gegevens', href: `${basis}/wijzigen`, soort: 'primair', icoon: 'pencil' }),
    inhoud: [
      c.zoek.get('bewaard') === 'ja' && melding({ soort: 'succes', titel: 'De gegevens zijn bewaard' }),
      geplandeRegels({ inwonerId: inwoner.id, rijen: d.extra.gepland }),
      inwoner.geheim &&
        melding({
          soort: 'waarschuwing',
          titel: 'Geheimhouding',
          inhoud:
            'Deze inwoner vroeg om zijn gegevens aan niemand te geven. Deel adres en telefoonnummer niet zonder zijn toestemming.',
        }),
      kaart({
        titel: 'Wie is het?',
        inhoud: html`${lijst([
          { kop: 'Naam', waarde: toonNaam(inwoner) },
          { kop: 'BSN', waarde: bsn ?? `•••••• ${inwoner.bsn_einde}` },
          {
            kop: 'Geboren',
            waarde:
              inwoner.overleden_op === null
                ? `${geborenTekst(inwoner)} (${leeftijdOp(geboren, c.vandaag)} jaar)`
                : geborenTekst(inwoner),
          },
          ...(inwoner.overleden_op === null ? [] : [{ kop: 'Overleden', waarde: toonDatum(datum(inwoner.overleden_op)) }]),
          { kop: 'Dossiernummer', waarde: inwoner.dossiernummer },
          {
            kop: 'Consulent',
            waarde:
              inwoner.consulent_id === 0 ? 'Nog te verdelen' : `${inwoner.consulent}${team === undefined ? '' : `, ${team}`}`,
          },
        ])}${
          bsn === undefined
            ? form({
                actie: `${basis}/bsn`,
                sleutel: c.sleutel(),
                naam: 'BSN tonen',
                inhoud: html`${acties(knop({ tekst: 'Toon BSN', soort: 'tweede', icoon: 'eye' }))}<p>Dat je het BSN bekijkt, komt in het logboek.</p>`,
              })
            : html`<p>Het BSN staat nu op het scherm. Dat is in het logboek gezet.</p>${acties(linkKnop({ tekst: 'Verberg BSN', href: basis }))}`
        }`,
      }),
      schrijftIn(actor, inwoner.id) &&
        kaart({
          titel: 'Klopt dit?',
          inhoud: html`${brpKnop(c, { inwonerId: inwoner.id, aan: s.brp !== undefined, gekeken: inwoner.brp_op })}${acties(
            linkKnop({ tekst: 'Verbeter naam, geboortedatum of BSN', href: `${basis}/verbeteren` }),
            linkKnop({ tekst: 'Zoek dubbele dossiers', href: `/dossier/${inwoner.id}/dubbel` }),
          )}`,
        }),
      d.extra.samengevoegd.some((een) => een.status === 'uitgevoerd') &&
        kaart({
          titel: 'Samengevoegd',
          inhoud: html`<ul>${d.extra.samengevoegd
            .filter((een) => een.status === 'uitgevoerd')
            .map(
              (een) => html`<li>${link(`/samenvoegen/${een.id}`, `Dossier ${een.weg_dossiernummer} is hierin opgegaan`)}</li>`,
            )}</ul>`,
        }),
      eerdereGegevens(d.extra.versies, inwoner, c.vandaag),
      kaart({ titel: 'Adres', inhoud: deel(['straat', 'huisnummer', 'postcode', 'woonplaats']) }),
      kaart({ titel: 'Contact', inhoud: deel(['telefoon', 'email', 'contact', 'contact_toelichting', 'lezen', 'taal']) }),
      kaart({
        titel: 'Uitkering',
        inhoud: deel(uitkering ? ['uitkering', 'toestemming'] : ['uitkering']),
      }),
    ],
  });
};

const wijzigen = (
  c: PageContext,
  { inwoner }: { inwoner: InwonerKop },
  waarden: Readonly<Record<string, string>>,
  versie: number,
  redenen: readonly Reden[] = [],
): Promise<Response> =>
  c.page({
    titel: 'Gegevens wijzigen',
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
      { tekst: 'Gegevens', href: `/dossier/${inwoner.id}/gegevens` },
      { tekst: 'Wijzigen' },
    ],
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({ titel: 'Gegevens wijzigen', onder: toonNaam(inwoner) }),
      foutSamenvatting(redenen),
      form({
        actie: `/dossier/${inwoner.id}/gegevens/wijzigen`,
        sleutel: c.sleutel(),
        versie,
        naam: 'Gegevens wijzigen',
        inhoud: stapel(
          contactKaarten(waarden, redenen),
          acties(
            knop({ tekst: 'Bewaar de gegevens', icoon: 'check' }),
            linkKnop({ tekst: 'Stop zonder bewaren', href: `/dossier/${inwoner.id}/gegevens`, soort: 'stil' }),
          ),
        ),
      }),
    ),
  });
