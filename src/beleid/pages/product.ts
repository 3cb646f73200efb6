import { toonGeld } from '../../kernel/geld.ts';
import { type Html, kaart, lijst } from '../../web/index.ts';
import type { Product, Regeling } from '../regeling.ts';
import { gewogen, maanden, metBron, opsomming, TERMIJN, treden } from './bron.ts';

const prijsTekst = (prijs: NonNullable<Product['prijs']>): string => {
  if (prijs.per === 'geen') return 'geen kosten';
  const per = prijs.per === 'naar-rato' ? 'naar rato' : `per ${prijs.per}`;
  return prijs.bedrag === null ? `${per}, bedrag niet geregeld` : `${toonGeld(prijs.bedrag)} ${per}`;
};

/** All that the regeling says of one product. */
export const productKaart = (regeling: Regeling, p: Product): Html => {
  const { duur, verlenging, prijs, uren, leefgebieden } = p;
  const mandaatNodig = p.voorziening === 'maatwerk';
  return kaart({
    titel: p.naam,
    id: `product-${p.product}`,
    inhoud: lijst([
      {
        kop: 'Voorziening',
        waarde: mandaatNodig ? 'maatwerkvoorziening, met beschikking' : 'algemene voorziening, zonder beschikking',
      },
      ...(p.startTreden
        ? [{ kop: 'Kan beginnen op trede', waarde: metBron(regeling, treden(regeling, p.startTreden.waarde), p.startTreden) }]
        : []),
      ...(p.doelTreden
        ? [{ kop: 'Doel', waarde: metBron(regeling, `trede ${treden(regeling, p.doelTreden.waarde)}`, p.doelTreden) }]
        : []),
      ...gewogen(regeling, 'Naast een ontwikkeling', p.naastOntwikkeling),
      ...(duur ? [{ kop: 'Duur', waarde: metBron(regeling, TERMIJN[duur.soort](maanden(duur.maanden)), duur) }] : []),
      ...gewogen(regeling, 'Korter mag', p.korterMag),
      ...(verlenging
        ? [
            {
              kop: 'Verlenging',
              waarde: metBron(
                regeling,
                `${verlenging.aantal === null ? 'geen grens in de bron' : verlenging.aantal === 1 ? 'één keer' : `${verlenging.aantal} keer`}, ten hoogste ${maanden(verlenging.maanden)}${verlenging.redenNodig ? ', met reden' : ''}`,
                verlenging,
              ),
            },
          ]
        : []),
      ...(prijs ? [{ kop: 'Prijs', waarde: metBron(regeling, prijsTekst(prijs), prijs) }] : []),
      ...gewogen(regeling, 'Afrekening', p.afrekening),
      ...(uren
        ? [
            {
              kop: 'Uren',
              waarde: metBron(
                regeling,
                `${uren.perWeekNodig ? 'uren per week afgesproken, ' : ''}hoogstens ${uren.hoogstens} per week`,
                uren,
              ),
            },
          ]
        : []),
      ...gewogen(regeling, 'Eigen bijdrage', p.eigenBijdrage),
      ...(mandaatNodig && regeling.mandaat
        ? [{ kop: 'Wie beslist', waarde: metBron(regeling, 'wie in het mandaatregister staat', { bron: regeling.mandaat.bron }) }]
        : []),
      ...gewogen(regeling, 'Uitvoerder', p.uitvoerder),
      ...(leefgebieden
        ? [
            {
              kop: 'Leefgebieden met een probleem',
              waarde: metBron(
                regeling,
                `${leefgebieden.minimaal} ${leefgebieden.maximaal === null ? 'of meer' : `tot en met ${leefgebieden.maximaal}`}`,
                leefgebieden,
              ),
            },
          ]
        : []),
      ...(p.profielKenmerken
        ? [{ kop: 'Kenmerken', waarde: metBron(regeling, opsomming(p.profielKenmerken.lijst), p.profielKenmerken) }]
        : []),
      ...gewogen(regeling, 'Begeleiding', p.begeleiding),
      ...gewogen(regeling, 'Resultaat', p.resultaat),
      ...gewogen(regeling, 'Voor de inwoner', p.kortgezegd),
      ...(p.iwmo
        ? [
            {
              kop: 'iWmo',
              waarde: metBron(
                regeling,
                `categorie ${p.iwmo.categorie}, code ${p.iwmo.code}, eenheid ${p.iwmo.eenheid}, frequentie ${p.iwmo.frequentie}, ${p.iwmo.variant}`,
                p.iwmo,
              ),
            },
          ]
        : []),
    ]),
  });
};
