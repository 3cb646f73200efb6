import {
  findDoelen,
  findLaatsteInstemming,
  REACTIE_DOELEN_DAGEN,
  recordInstemming,
  standVanDoelen,
} from '../../instemming/index.ts';
import { plusDagen, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { acties, bevestiging, html, linkKnop } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findPlekken, getMijzelf } from '../queries.ts';
import { findBrieven } from '../queries-brieven.ts';
import { zichtbarePlekken } from '../rules.ts';
import { showVraag, takeAntwoord, type Vraag } from './antwoord.ts';
import { alleenZelf, belZin, contactVan, type MijnSettings, regelingVan } from './settings.ts';

const readPlek = async (c: PageContext, s: MijnSettings) => {
  const id = c.nummer('toewijzing');
  const [ik, brieven, plekken, doelen] = await Promise.all([
    getMijzelf(c.db, c.vandaag),
    findBrieven(c.db),
    findPlekken(c.db, c.vandaag),
    findDoelen(c.db, id),
  ]);
  const plek = zichtbarePlekken(plekken, brieven).find((een) => een.id === id);
  if (!plek || doelen.length === 0) throw new NietGevonden();
  const gemeente = s.beleid.gemeente(ik.gemeenteId);
  const contact = contactVan(ik, regelingVan(s, ik.gemeenteId, c.vandaag));
  return { ik, plek, doelen, gemeente, contact };
};

const vraag = async (c: PageContext, s: MijnSettings): Promise<Vraag> => {
  const { plek, doelen, gemeente, contact } = await readPlek(c, s);
  return {
    pad: `/mijn/doelen/${plek.id}`,
    terug: '/mijn',
    titel: 'Ben je het eens met deze doelen?',
    inhoud: html`<p>Dit zijn je doelen bij ${plek.aanbieder}:</p><ul>${doelen.map((doel) => html`<li>${doel.tekst}</li>`)}</ul>`,
    ja: 'Ja, ik ben het eens met deze doelen',
    nee: 'Nee, ik ben het niet eens',
    waarom: 'Waarom ben je het niet eens?',
    waaromHint: 'Schrijf het op in je eigen woorden. Spelfouten zijn niet erg. Bellen mag ook.',
    stand: standVanDoelen(doelen),
    bel: belZin(contact, gemeente),
  };
};

/** /mijn/doelen/:toewijzing: agree with the goals or not (AP36, BR 2.3). */
export const registerDoelen = (router: Router, s: MijnSettings): void => {
  router.get('/mijn/doelen/:toewijzing', { ...alleenZelf, logboek: false }, async (c) =>
    showVraag(c, await vraag(c, s), { stap: c.zoek.get('antwoord') === 'nee' ? 'waarom' : 'antwoord' }),
  );

  router.post('/mijn/doelen/:toewijzing', { ...alleenZelf, logboek: 'instemming-gegeven' }, async (c) => {
    const toewijzingId = c.nummer('toewijzing');
    return takeAntwoord(c, {
      pad: `/mijn/doelen/${toewijzingId}`,
      vraag: () => vraag(c, s),
      record: (db, antwoord, actor) => recordInstemming(db, actor, { toewijzingId, onderwerp: 'doelen', ...antwoord }),
    });
  });

  router.get('/mijn/doelen/:toewijzing/klaar', { ...alleenZelf, logboek: false }, async (c) => {
    const toewijzingId = c.nummer('toewijzing');
    const [{ plek, gemeente, contact }, antwoord] = await Promise.all([
      readPlek(c, s),
      findLaatsteInstemming(c.db, { toewijzingId, onderwerp: 'doelen' }),
    ]);
    if (!antwoord) throw new NietGevonden();
    const wie = contact?.naam ?? 'De gemeente';
    const uiterlijk = toonDatum(plusDagen(dagTotVandaag(antwoord.gegevenOp, c.vandaag), REACTIE_DOELEN_DAGEN));
    return c.page({
      titel: 'Je antwoord is binnen',
      smal: true,
      inhoud: html`${bevestiging({
        titel: antwoord.akkoord ? 'Je bent het eens met je doelen' : 'Je bent het niet eens met je doelen',
        onder: antwoord.akkoord ? `Je doelen bij ${plek.aanbieder}.` : html`Je schreef: “${antwoord.toelichting}”`,
        hierna: antwoord.akkoord
          ? [
              {
                wat: 'Je antwoord staat bij je doelen. Je werkt er samen aan.',
                wie: `Jij en ${plek.aanbieder}`,
                wanneer: 'vanaf nu',
              },
            ]
          : [
              {
                wat: `${wie} en ${plek.aanbieder} lezen wat je schreef.`,
                wie: `${wie} en ${plek.aanbieder}`,
                wanneer: 'vanaf nu',
              },
              {
                wat: `${wie} praat erover met jou. Samen maken jullie doelen die wel goed voelen.`,
                wie,
                wanneer: `uiterlijk ${uiterlijk}`,
              },
            ],
        inhoud: html`<p>Bedenk je je? Dan kun je opnieuw antwoord geven. Je laatste antwoord telt.</p>${belZin(contact, gemeente)}`,
        acties: acties(
          linkKnop({ tekst: 'Naar mijn overzicht', href: '/mijn', soort: 'primair' }),
          linkKnop({ tekst: 'Geef een ander antwoord', href: `/mijn/doelen/${plek.id}` }),
        ),
      })}`,
    });
  });
};
