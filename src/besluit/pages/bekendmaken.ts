// Making a besluit known: on which day, with which letter, and what one can do against it from then on.
import { findLaatsteDag, getProduct } from '../../beleid/index.ts';
import { Briefdata, bestandsnaam, briefVoorbeeld, renderBrief, waaromGeenBrief } from '../../brief/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, isoDatum, isVoor, parseDatumNl, toonDatum, toonKort } from '../../kernel/datum.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bevestiging,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  knop,
  kop,
  linkKnop,
  melding,
  metBrief,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { makeBrief } from '../actions/make-brief.ts';
import { publishBesluit } from '../actions/publish-besluit.ts';
import { findBesluit, findDocument, findGebruiker } from '../queries/index.ts';
import { listWachtend, type NaBezwaar } from '../queries/na-bezwaar.ts';
import { middelVan } from '../rechtsmiddel.ts';
import { adres, kruimels, laad, type Settings } from './besluit.ts';
import { bezwaarTekst, naBezwaarVraag } from './soort-blok.ts';

/** The button that shows the letter with the answer that was given. */
const STAP = '_stap';
const VOORBEELD = 'voorbeeld';

/** The day of notification, with what it means; the preview is one click away. */
export const bekendmakenPagina = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: string; naBezwaar?: string; fouten?: readonly VeldFout[] } = {},
): Promise<Response> => {
  const { inwoner, besluit, regeling } = await laad(c, s);
  const fouten = o.fouten ?? [];
  if (besluit.bekendgemaakt_op !== null && fouten.length === 0) return c.redirect(adres(inwoner.id, besluit.id));
  const telt = findLaatsteDag(s.beleid.landelijk, 'bezwaar', c.vandaag) !== undefined;
  const wachtend = besluit.na_bezwaar === null ? await listWachtend(c.db, besluit) : [];
  const gekozen = wachtend.find(({ id }) => String(id) === o.naBezwaar);
  const dag = dagVan(c, besluit, o.getypt);
  const gemaakt = telt && (await briefVan(c, s, besluit, { dag, naBezwaar: gekozen }));
  const brief = gemaakt && briefVoorbeeld(gemaakt);
  return c.page({
    titel: 'Besluit bekendmaken',
    kruimels: kruimels(inwoner, besluit),
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Besluit bekendmaken',
      onder: `${getProduct(regeling, besluit.product).naam} voor ${toonNaam(inwoner)}`,
    })}${metBrief({
      brief,
      inhoud: html`${melding({
        soort: 'info',
        titel: 'Dit kan maar één keer',
        inhoud: html`<p>De brief wordt gemaakt en bewaard. Daarna verandert hij niet meer. ${bezwaarTekst(s.beleid.landelijk, { dag, vandaag: c.vandaag }, besluit.na_bezwaar ?? gekozen ?? null)}</p>`,
      })}${form({
        actie: adres(inwoner.id, besluit.id, '/bekendmaken'),
        sleutel: c.sleutel(),
        naam: 'Besluit bekendmaken',
        inhoud: html`${datumveld({
          naam: 'datum',
          label: 'Op welke dag gaat de brief weg?',
          hint: 'De dag van versturen of meegeven. Bijvoorbeeld 31-01-2020',
          waarde: o.getypt ?? toonKort(c.vandaag),
          fout: foutVan(fouten, 'datum'),
        })}${naBezwaarVraag(s, wachtend, { waarde: o.naBezwaar, fout: foutVan(fouten, 'naBezwaar') })}${acties(
          knop({ tekst: 'Maak bekend', icoon: 'send' }),
          gemaakt &&
            waaromGeenBrief(gemaakt).length > 0 &&
            linkKnop({ tekst: 'Vul de gegevens aan', href: `/dossier/${inwoner.id}/gegevens/wijzigen`, icoon: 'pencil' }),
          knop({
            tekst: wachtend.length > 0 ? 'Lees de brief met dit antwoord' : 'Lees de brief met deze dag',
            soort: 'tweede',
            icoon: 'eye',
            naam: STAP,
            waarde: VOORBEELD,
          }),
          linkKnop({
            tekst: 'Bekijk het voorbeeld (pdf)',
            href: adres(inwoner.id, besluit.id, `/voorbeeld${vraagVan(c, { dag, naBezwaar: gekozen })}`),
            icoon: 'eye',
          }),
          linkKnop({ tekst: 'Nog niet', href: adres(inwoner.id, besluit.id), soort: 'stil' }),
        )}`,
      })}`,
    })}`,
  });
};

export const maakBekend = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const besluitId = c.nummer('besluit');
  const getypt = c.form.tekst('datum');
  const op = parseDatumNl(getypt);
  if (!op) {
    const tekst =
      getypt === ''
        ? 'Vul in op welke dag de brief weggaat, bijvoorbeeld 31-01-2020.'
        : `“${getypt}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.`;
    return bekendmakenPagina(c, s, { getypt, fouten: [{ veld: 'datum', tekst }] });
  }
  const antwoord = c.form.tekst('naBezwaar');
  const besluit = await findBesluit(c.db, inwonerId, besluitId);
  if (!besluit) throw new NietGevonden();
  const wachtend = besluit.bekendgemaakt_op === null && besluit.na_bezwaar === null ? await listWachtend(c.db, besluit) : [];
  if (wachtend.length > 0 && antwoord !== 'nee' && !wachtend.some(({ id }) => String(id) === antwoord))
    return bekendmakenPagina(c, s, {
      getypt,
      fouten: [
        { veld: 'naBezwaar', tekst: 'Kies of dit besluit na een bezwaar komt. Daarvan hangt af wat er in de brief staat.' },
      ],
    });
  if (c.form.tekst(STAP) === VOORBEELD) return bekendmakenPagina(c, s, { getypt, naBezwaar: antwoord });
  const naBezwaar = wachtend.find(({ id }) => String(id) === antwoord)?.id;
  const uit = await c.submit(async (db, actor) => {
    const r = await publishBesluit(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, besluitId, op, naBezwaar });
    return r.ok ? { ok: true, naar: adres(inwonerId, besluitId, '/bekendgemaakt') } : r;
  });
  return uit instanceof Response ? uit : bekendmakenPagina(c, s, { getypt, naBezwaar: antwoord, fouten: uit });
};

/** After notification: the letter, the last day to object, whom to call. */
export const bekendgemaaktPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit } = await laad(c, s);
  const middel = middelVan(besluit);
  if (besluit.bekendgemaakt_op === null || !middel) return c.redirect(adres(inwoner.id, besluit.id));
  const consulent = await findGebruiker(c.db, inwoner.consulent_id);
  const telefoon = consulent?.telefoon ?? s.beleid.gemeente(inwoner.gemeente_id).telefoon.waarde;
  return c.page({
    titel: 'Het besluit is bekendgemaakt',
    kruimels: kruimels(inwoner, besluit),
    inhoud: bevestiging({
      titel: 'Het besluit is bekendgemaakt',
      onder: `De brief is bewaard in het dossier en staat klaar voor ${toonNaam(inwoner)}.`,
      kenmerk: {
        label: middel.soort === 'beroep' ? 'In beroep bij de rechtbank kan tot en met' : 'Bezwaar maken kan tot en met',
        waarde: toonDatum(middel.tot),
      },
      hierna: [
        {
          wat: 'Druk de brief af en verstuur hem, of geef hem mee.',
          wie: 'Jij',
          wanneer: toonDatum(datum(besluit.bekendgemaakt_op)),
        },
        {
          wat: `De inwoner leest de brief en kan bellen met ${consulent?.naam ?? inwoner.consulent} op ${telefoon}.`,
          wie: toonNaam(inwoner),
          wanneer: 'als er vragen zijn',
        },
        ...(besluit.toewijzing_besluit_id === besluit.id
          ? [
              {
                wat: 'De aanbieder accepteert de toewijzing en spreekt een start af.',
                wie: besluit.aanbieder ?? 'de aanbieder',
                wanneer: 'binnen drie werkdagen na het besluit',
              },
            ]
          : []),
      ],
      acties: html`${linkKnop({ tekst: 'Open de brief (PDF)', href: adres(inwoner.id, besluit.id, '/brief'), soort: 'primair', icoon: 'printer' })}${linkKnop(
        { tekst: 'Terug naar het dossier', href: `/dossier/${inwoner.id}` },
      )}`,
    }),
  });
};

/** What was chosen in the form and is not kept yet. */
type Gekozen = { dag: Datum; naBezwaar: NaBezwaar | undefined };

const briefVan = (c: PageContext, s: Settings, besluit: { id: number }, o: Gekozen) =>
  makeBrief(c.db, {
    beleid: s.beleid,
    inwonerId: c.nummer('inwoner'),
    besluitId: besluit.id,
    datum: o.dag,
    naBezwaar: o.naBezwaar,
  });

/** The day that was typed, when the letter can go out on it; else today. */
const dagVan = (c: PageContext, besluit: { genomen_op: string }, getypt: string | null | undefined): Datum => {
  const dag = parseDatumNl(getypt ?? '');
  return dag && !isVoor(dag, datum(besluit.genomen_op)) && !isNa(dag, c.vandaag) ? dag : c.vandaag;
};

const vraagVan = (c: PageContext, o: Gekozen): string => {
  const vraag = new URLSearchParams({
    ...(isoDatum(o.dag) === isoDatum(c.vandaag) ? {} : { datum: toonKort(o.dag) }),
    ...(o.naBezwaar ? { naBezwaar: String(o.naBezwaar.id) } : {}),
  }).toString();
  return vraag === '' ? '' : `?${vraag}`;
};

/** The letter as it would be with what was chosen, with VOORBEELD across it. Nothing is kept. */
export const voorbeeldBrief = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit } = await laad(c, s);
  if (besluit.bekendgemaakt_op !== null) return c.redirect(adres(inwoner.id, besluit.id, '/brief'));
  // With the answer that was given in the form and is not kept yet.
  const antwoord = c.zoek.get('naBezwaar');
  const wachtend = antwoord !== null && besluit.na_bezwaar === null ? await listWachtend(c.db, besluit) : [];
  const brief = await briefVan(c, s, besluit, {
    dag: dagVan(c, besluit, c.zoek.get('datum')),
    naBezwaar: wachtend.find(({ id }) => String(id) === antwoord),
  });
  const redenen = waaromGeenBrief(brief);
  if (redenen.length > 0)
    return c.page({
      titel: 'Voorbeeld van de brief',
      fout: true,
      kruimels: kruimels(inwoner, besluit),
      inhoud: html`${foutSamenvatting(redenen.map((tekst) => ({ tekst })))}${kop({ titel: 'Voorbeeld van de brief' })}${acties(
        linkKnop({ tekst: 'Bekijk de gegevens van de inwoner', href: `/dossier/${inwoner.id}/gegevens`, soort: 'primair' }),
        linkKnop({ tekst: 'Terug naar het besluit', href: adres(inwoner.id, besluit.id) }),
      )}`,
    });
  return c.file({
    inhoud: await renderBrief(brief),
    type: 'application/pdf',
    naam: `voorbeeld-${bestandsnaam(Briefdata.parse(brief))}`,
    tonen: true,
  });
};

/** The stored letter, byte for byte. */
export const bewaardeBrief = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit } = await laad(c, s);
  const document = besluit.document_id === null ? undefined : await findDocument(c.db, inwoner.id, besluit.document_id);
  if (!document) throw new NietGevonden();
  return c.file({ inhoud: document.inhoud, type: 'application/pdf', naam: document.bestandsnaam, tonen: true });
};
