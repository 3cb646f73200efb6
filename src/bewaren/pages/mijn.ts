// The resident: what the municipality keeps, until when, a copy of it, and the question to destroy it. B1.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  telefoonLink,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { askKopie } from '../actions/ask-kopie.ts';
import { requestVernietiging, withdrawVernietiging } from '../actions/request-vernietiging.ts';
import { findMijnSluiting, listVerzoeken } from '../queries/dossier.ts';
import { findKopie, type Kopie, listKopieen } from '../queries/kopie.ts';
import { GROND_B1, type Verzoek, VraagForm } from '../types.ts';
import { grootte } from './woorden.ts';

const PAD = '/mijn/bewaren';
const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;

/** The grounds in B1 (keuze). */
const ikzelf = async (c: PageContext): Promise<{ inwonerId: number; gemeenteId: number }> => {
  const { inwonerId, gemeenteId } = await c.actor();
  if (inwonerId === undefined || gemeenteId === undefined) throw new NietGevonden();
  return { inwonerId, gemeenteId };
};

export const registerMijnBewaren = (router: Router, s: { beleid: BeleidInHuis }): void => {
  router.get(PAD, { ...zelf, logboek: false }, (c) => toon(c, s));

  router.get(`${PAD}/vernietigen`, { ...zelf, logboek: false }, (c) => vraag(c));
  router.post(`${PAD}/vernietigen`, { ...zelf, logboek: 'vernietiging-gevraagd' }, async (c) => {
    const { inwonerId } = await ikzelf(c);
    const gelezen = parseForm(VraagForm, c.form.waarden);
    if (!gelezen.ok) return vraag(c, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await requestVernietiging(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${PAD}?gedaan=gevraagd` } : r;
    });
    return uit instanceof Response ? uit : vraag(c, uit);
  });

  router.post(`${PAD}/intrekken`, { ...zelf, logboek: 'vernietiging-ingetrokken' }, async (c) => {
    const { inwonerId } = await ikzelf(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await withdrawVernietiging(db, { actor, inwonerId, id: c.form.nummer('verzoek'), versie: c.form.versie() });
      return r.ok ? { ok: true, naar: `${PAD}?gedaan=ingetrokken` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });

  router.post(`${PAD}/kopie`, { ...zelf, logboek: 'kopie-gevraagd' }, async (c) => {
    const { inwonerId } = await ikzelf(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await askKopie(db, { actor, inwonerId });
      return r.ok ? { ok: true, naar: `${PAD}?gedaan=kopie` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });

  router.get(`${PAD}/kopie/:kopie`, { ...zelf, logboek: 'kopie-opgehaald' }, async (c) => {
    const { inwonerId } = await ikzelf(c);
    const kopie = await findKopie(c.db, { inwonerId, id: c.nummer('kopie'), vandaag: c.vandaag });
    if (!kopie?.inhoud) throw new NietGevonden();
    await schrijfLogboek(c.db, await c.actor(), {
      handeling: 'kopie-opgehaald',
      soort: 'dossierkopie',
      objectId: kopie.id,
      inwonerId,
      grond: 'AVG artikel 15, lid 3',
    });
    return c.file({
      inhoud: kopie.inhoud,
      type: 'application/zip',
      naam: `mijn-dossier-${dagTotVandaag(kopie.gevraagd_op, c.vandaag)}.zip`,
    });
  });
};

const toon = async (c: PageContext, s: { beleid: BeleidInHuis }, redenen: readonly Reden[] = []): Promise<Response> => {
  const { inwonerId, gemeenteId } = await ikzelf(c);
  const [sluiting, verzoeken, kopieen] = await Promise.all([
    findMijnSluiting(c.db, inwonerId),
    listVerzoeken(c.db, inwonerId),
    listKopieen(c.db, inwonerId),
  ]);
  const open = verzoeken.find(({ status }) => status === 'open');
  const gedaan = c.zoek.get('gedaan');
  const { telefoon } = s.beleid.gemeente(gemeenteId);
  return c.page({
    titel: 'Wat bewaren we van jou?',
    fout: redenen.length > 0,
    inhoud: stapel(
      terug('/mijn/wie-ziet-wat'),
      kop({ titel: 'Wat bewaren we van jou?', onder: 'En hoe lang, en wat je daarmee kunt.' }),
      foutSamenvatting(redenen),
      gedaan === 'kopie' &&
        melding({
          soort: 'succes',
          titel: 'We maken je kopie',
          inhoud: 'Dat duurt meestal een minuut. Kijk straks nog eens op deze pagina.',
        }),
      gedaan === 'gevraagd' &&
        open &&
        melding({
          soort: 'succes',
          titel: 'Je vraag is verstuurd',
          inhoud: `Je krijgt antwoord, uiterlijk op ${toonDatum(open.uiterlijk)}.`,
        }),
      gedaan === 'ingetrokken' &&
        melding({ soort: 'succes', titel: 'Je vraag is weg', inhoud: 'We bewaren je gegevens gewoon.' }),
      kaart({
        titel: 'Wat we bewaren',
        inhoud: stapel(
          html`<p>We bewaren wat nodig is om je te helpen: wie je bent, je brieven, je plan, je doelen, je uren, je berichten en wat we over je opschrijven.</p>`,
          sluiting
            ? html`<p>Je dossier is gesloten op ${toonDatum(datum(sluiting.gesloten_op))}. We bewaren het tot en met <strong>${toonDatum(datum(sluiting.bewaren_tot))}</strong>. Daarna gooien we het weg.</p>`
            : html`<p>Je krijgt nu nog hulp. Is die klaar? Dan bewaren we je dossier nog vijftien jaar. Dat moet van de wet. Daarna gooien we het weg.</p>`,
          html`<p>Wat we betaald hebben, bewaren we langer. Daar staat dan geen naam meer bij.</p>`,
        ),
      }),
      kopieKaart(c, kopieen),
      kaart({
        titel: 'Wil je dat we je gegevens weggooien?',
        inhoud: open ? openVraag(c, open) : nieuweVraag(verzoeken[0]),
      }),
      html`<p>Vragen? Bel de gemeente: ${telefoonLink(telefoon.waarde)}.</p>`,
    ),
  });
};

const kopieKaart = (c: PageContext, kopieen: readonly Kopie[]): Html => {
  const klaar = kopieen.find((k) => k.bytes !== null && k.verlooptOp !== null);
  const bezig = kopieen.some((k) => k.klaarOp === null && !k.mislukt);
  return kaart({
    titel: 'Een kopie van je dossier',
    inhoud: stapel(
      html`<p>Je mag alles zien wat we van je bewaren. Hier krijg je een kopie van wat je zelf kunt zien. Er zit ook een bladzijde bij die je gewoon kunt lezen. Onze werknotities zitten er niet bij. Wil je die ook zien? Vraag het je contactpersoon.</p>`,
      klaar &&
        html`<p>${link(`${PAD}/kopie/${klaar.id}`, `Download je kopie (ZIP, ${grootte(klaar.bytes ?? 0)})`)}<br>Gemaakt op ${toonDatum(dagTotVandaag(klaar.gevraagdOp, c.vandaag))}. Je kunt hem ophalen tot en met ${klaar.verlooptOp === null ? '' : toonDatum(datum(klaar.verlooptOp))}.</p>`,
      bezig
        ? html`<p>We maken je kopie. Kijk straks nog eens.</p>`
        : form({
            actie: `${PAD}/kopie`,
            sleutel: c.sleutel(),
            naam: 'Kopie vragen',
            inhoud: acties(
              knop({
                tekst: klaar ? 'Maak een nieuwe kopie' : 'Maak een kopie',
                icoon: 'copy',
                soort: klaar ? 'tweede' : 'primair',
              }),
            ),
          }),
    ),
  });
};

const openVraag = (c: PageContext, v: Verzoek): Html =>
  stapel(
    lijst([
      { kop: 'Je vroeg dit op', waarde: toonDatum(v.gevraagdOp) },
      { kop: 'Je krijgt antwoord op', waarde: `uiterlijk ${toonDatum(v.uiterlijk)}` },
      ...(v.toelichting === '' ? [] : [{ kop: 'Je schreef', waarde: v.toelichting }]),
    ]),
    form({
      actie: `${PAD}/intrekken`,
      sleutel: c.sleutel(),
      versie: v.versie,
      verborgen: { verzoek: String(v.id) },
      naam: 'Vraag intrekken',
      inhoud: acties(knop({ tekst: 'Toch niet weggooien', soort: 'tweede' })),
    }),
  );

const nieuweVraag = (laatste: Verzoek | undefined): Html =>
  stapel(
    laatste?.status === 'geweigerd' &&
      melding({
        soort: 'info',
        titel: 'Het antwoord op je vraag was nee',
        inhoud: html`<ul>${laatste.gronden.map((grond) => html`<li>${GROND_B1[grond]}</li>`)}</ul><p>${laatste.antwoord}</p><p>Ben je het er niet mee eens? Praat met je contactpersoon. Of stuur een klacht naar de Autoriteit Persoonsgegevens.</p>`,
      }),
    laatste?.status === 'toegewezen' &&
      melding({
        soort: 'succes',
        titel: 'Het antwoord op je vraag was ja',
        inhoud: html`<p>Nog één persoon kijkt het na. Daarna gooien we je dossier weg. Je kunt dan niet meer inloggen.</p>${laatste.antwoord !== '' && html`<p>${laatste.antwoord}</p>`}`,
      }),
    laatste?.status !== 'toegewezen' &&
      html`<p>Dat mag je vragen. Je krijgt binnen drie maanden antwoord. Soms kan het niet. Bijvoorbeeld als je nog hulp krijgt. Dan leggen we uit waarom.</p>${acties(
        linkKnop({ tekst: 'Vraag om je gegevens weg te gooien', href: `${PAD}/vernietigen` }),
      )}`,
  );

const vraag = async (c: PageContext, redenen: readonly Reden[] = []): Promise<Response> =>
  c.page({
    titel: 'Je gegevens weggooien',
    smal: true,
    fout: redenen.length > 0,
    inhoud: html`${terug(PAD)}${foutSamenvatting(redenen)}${kop({ titel: 'Wil je dat we je gegevens weggooien?' })}${stapel(
      melding({
        soort: 'waarschuwing',
        titel: 'Goed om te weten',
        inhoud: html`<ul><li>Is alles weg? Dan kan het niet meer terug.</li><li>Je kunt dan niet meer inloggen en je brieven niet meer lezen. Maak eerst een kopie.</li><li>Heb je later weer hulp nodig? Dan begin je opnieuw.</li></ul>`,
      }),
      form({
        actie: `${PAD}/vernietigen`,
        sleutel: c.sleutel(),
        naam: 'Vragen om weg te gooien',
        inhoud: stapel(
          tekstvak({
            naam: 'toelichting',
            label: 'Wil je er iets bij zeggen?',
            verplicht: false,
            waarde: c.form.tekst('toelichting'),
            fout: foutVan(redenen, 'toelichting'),
            regels: 3,
            maximum: 1000,
          }),
          acties(knop({ tekst: 'Verstuur je vraag', icoon: 'send' }), linkKnop({ tekst: 'Terug', href: PAD, soort: 'stil' })),
        ),
      }),
    )}`,
  });
