import { opsomming } from '../../kernel/aantal.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { findMijnToegang, noodredenB1 } from '../../toegang/index.ts';
import { type Html, html, kaart, kop, lijst, link, stapel, takenlijst } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { findMijnLogboek, findWieZietMij, getMijzelf } from '../queries.ts';
import { toonHandeling } from '../teksten.ts';
import { alleenZelf, bel, belWie, contactVan, functieNaam, type MijnSettings, regelingVan } from './settings.ts';

/** Lines of the logboek on one page. */
const REGELS = 25;

/** /mijn/wie-ziet-wat: who can see what of me, and who looked (AVG art. 15). */
export const registerWieZietWat = (router: Router, s: MijnSettings): void => {
  router.get('/mijn/wie-ziet-wat', { ...alleenZelf, logboek: false }, async (c) => {
    const pagina = Math.min(Math.max(Number.parseInt(c.zoek.get('pagina') ?? '1', 10) || 1, 1), 1000);
    const [ik, mensen, toegang, regels] = await Promise.all([
      getMijzelf(c.db, c.vandaag),
      findWieZietMij(c.db),
      findMijnToegang(c.db),
      findMijnLogboek(c.db, { vanaf: (pagina - 1) * REGELS, aantal: REGELS + 1 }),
    ]);
    const gemeente = s.beleid.gemeente(ik.gemeenteId);
    const regeling = regelingVan(s, ik.gemeenteId, c.vandaag);
    const contact = contactVan(ik, regeling);
    const { wie, telefoon } = belWie(contact, gemeente);
    const teammanagers = mensen.filter((mens) => mens.rol === 'teammanager').map((mens) => mens.naam);
    const aanbieders = [...new Set(mensen.flatMap((mens) => (mens.aanbieder === null ? [] : [mens.aanbieder])))];

    const rijen: { kop: string; waarde: Html }[] = [];
    if (contact)
      rijen.push({
        kop: contact.naam,
        waarde: html`<p>Je contactpersoon bij de gemeente${contact.functie && html` (${functieNaam(regeling, contact.functie)?.toLowerCase()})`}. Ziet alles: je gegevens, je uitkering, je ladder, je besluiten, je uren en hoe het gaat.</p>`,
      });
    if (ik.vervanger && !toegang.afgeschermd)
      rijen.push({
        kop: ik.vervanger,
        waarde: html`<p>Vervangt ${contact?.naam ?? 'je contactpersoon'}${ik.afwezigTot ? html` tot en met ${toonDatum(datum(ik.afwezigTot))}` : ''}. Ziet in die tijd alles, en helpt je verder.</p>`,
      });
    for (const naam of toegang.genoemden)
      rijen.push({ kop: naam, waarde: html`<p>Mag jouw dossier ook openen. Ziet alles, net als je contactpersoon.</p>` });
    for (const centrum of toegang.centra)
      rijen.push({
        kop: centrum.naam,
        waarde: html`<p>Oriëntatiecentrum. Ziet tot en met ${toonDatum(centrum.periode.tot)} je naam, hoe je contact wilt, waarom je komt, je trede en je doelen.${centrum.deelt.includes('uitkering') && ' Ook welke uitkering je hebt: dat vond je goed.'}${centrum.deelt.includes('zrm') && ' Ook hoe het gaat met geld, wonen en gezondheid: dat vond je goed.'}</p>`,
      });
    for (const naam of toegang.afgeschermd ? [] : teammanagers)
      rijen.push({
        kop: naam,
        waarde: html`<p>Teammanager van de gemeente. Mag alle dossiers lezen, maar niets veranderen in jouw besluit of ladder.</p>`,
      });
    for (const aanbieder of aanbieders)
      rijen.push({
        kop: aanbieder,
        waarde: html`<p>${opsomming(mensen.filter((mens) => mens.aanbieder === aanbieder).map((mens) => mens.naam))}. Ziet je naam, geboortedatum, telefoonnummer, hoe je contact wilt, je doelen, je uren en wat ${aanbieder} zelf over je schreef. Ziet niet je adres, je burgerservicenummer, je uitkering of wat een andere aanbieder schrijft.</p>`,
      });
    rijen.push({
      kop: 'Financiën van de gemeente',
      waarde: html`<p>Ziet uren en bedragen zonder je naam, om de aanbieder te betalen.</p>`,
    });
    rijen.push({
      kop: 'Contractmanager, beleid en beheer',
      waarde: html`<p>Zien je naam niet en openen je dossier niet. Beleid ziet alleen aantallen.</p>`,
    });
    if (toegang.afgeschermd)
      rijen.push({
        kop: 'Extra bescherming',
        waarde: html`<p>Jouw dossier is extra beschermd. Andere medewerkers van de gemeente zien het niet, ook de teammanager niet.</p>`,
      });
    rijen.push({
      kop: 'Bij nood',
      waarde: html`<p>Kan het echt niet wachten? Dan mag een andere medewerker je dossier kort openen. Die kiest een reden. Jij leest hier wie het was en waarom. Je contactpersoon kijkt of het goed was.</p>`,
    });

    const zichtbaar = regels.slice(0, REGELS);
    const wieDeed = (regel: (typeof regels)[number]): string => {
      if (regel.gebruikerId === 0 || regel.naam === null) return 'Het systeem';
      return `${regel.naam} (${regel.rol === 'aanbieder' ? (regel.aanbieder ?? 'aanbieder') : 'gemeente'})`;
    };
    const hoe = (id: number): string => {
      const merk = toegang.regels.get(id);
      return merk?.namens ? `, als vervanger van ${merk.namens}` : merk?.noodId ? ', met noodtoegang' : '';
    };
    return c.page({
      titel: 'Wie ziet wat van mij?',
      inhoud: html`${kop({ titel: 'Wie ziet wat van mij?', onder: 'Alleen mensen die je helpen mogen je gegevens zien. En alleen wat ze nodig hebben.' })}${stapel(
        kaart({ titel: 'Deze mensen kunnen nu iets van je zien', inhoud: lijst(rijen) }),
        toegang.nood.length > 0 &&
          kaart({
            titel: 'Wie opende je dossier bij nood?',
            inhoud: takenlijst(
              toegang.nood.map((een) => ({
                titel: `${een.naam} (gemeente) opende je dossier, want ${noodredenB1(een.reden)}`,
                onder: `op ${toonMoment(een.begonnen_op, c.vandaag)} · ${
                  een.oordeel === null
                    ? 'we kijken nog of dit goed was'
                    : een.oordeel === 'terecht'
                      ? 'we keken het na: dit was goed'
                      : 'we keken het na: dit had niet gemogen'
                }`,
              })),
            ),
          }),
        kaart({
          titel: 'Wie heeft gekeken of iets opgeschreven?',
          inhoud: html`${takenlijst(
            zichtbaar.map((regel) => ({
              titel: `${wieDeed(regel)} ${toonHandeling(regel.handeling, regel.soort)}`,
              onder: `op ${toonMoment(regel.moment, c.vandaag)}${hoe(regel.id)}`,
            })),
            'Er heeft nog niemand gekeken.',
          )}${pagina > 1 && html`<p>${link(`/mijn/wie-ziet-wat?pagina=${pagina - 1}`, 'Nieuwere regels')}</p>`}${
            regels.length > REGELS && html`<p>${link(`/mijn/wie-ziet-wat?pagina=${pagina + 1}`, 'Oudere regels')}</p>`
          }`,
        }),
        kaart({
          titel: 'Ben je het er niet mee eens?',
          inhoud: html`<p>Vind je dat iemand iets niet mag zien? Of staat er iets verkeerd over je? Bel ${wie}: ${bel(telefoon)}.</p><p>Je mag vragen om je gegevens te verbeteren of weg te halen. Je mag ook zeggen dat je niet wilt dat we ze gebruiken. Je krijgt altijd antwoord.</p><p>Kom je er met ons niet uit? Dan kun je een klacht sturen naar de Autoriteit Persoonsgegevens.</p><p>${link('/mijn/bewaren', 'Wat bewaren we van jou, en een kopie van je dossier')}</p><p>${link('/privacy', 'Lees meer over privacy')}</p>`,
        }),
      )}`,
    });
  });
};
