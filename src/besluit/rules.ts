import { bronStatus, toonBron } from '../beleid/explain.ts';
import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import { leeft } from '../beleid/pick.ts';
import { findProduct, type Product, type Regeling } from '../beleid/regeling.ts';
import { type Datum, dagnummer, datum, isoDatum, isVoor, plusDagen, toonDatum } from '../kernel/datum.ts';
import { toonUren } from '../kernel/minuten.ts';
import { bevat, overlapt, toonPeriode } from '../kernel/periode.ts';
import { geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { duurOordeel, duurRegel, verlengOordeel } from '../plicht/index.ts';
import { uitkeringGrond } from '../toets/index.ts';
import { leeftijd } from './leeftijd.ts';
import { functieNaam } from './mandaat.ts';
import type { Toetsing, Vraag } from './toetsing.ts';
import type { BesluitFeiten, BesluitVoorstel } from './types.ts';

/**
 * Holds a proposed besluit against the regeling that applies on its first day. Accepted with the grounds for the beschikking and the
 * receipt, or refused with for each broken rule the field, what is wrong and how to put it right.
 * Give the version of `pickDichtstbij(…, voorstel.ingang)`; `vandaag` is the day of the decision (mandate).
 */
export function beoordeelBesluit(
  voorstel: BesluitVoorstel,
  feiten: BesluitFeiten,
  regeling: Regeling,
  landelijk: Landelijk,
  vandaag: Datum,
): Resultaat<Grond[]> {
  const product = findProduct(regeling, voorstel.product);
  if (!product) {
    return geweigerd({
      veld: 'product',
      tekst: `“${voorstel.product}” is geen product van ${regeling.naam}. Kies een product uit de lijst.`,
    });
  }
  if (product.voorziening === 'stap') {
    const tekst = `${product.naam} is een stap van de route. Daar is geen besluit voor nodig: leg de stap vast bij Route in het dossier.`;
    return geweigerd({ veld: 'product', tekst, regel: duurRegel(regeling, product), bron: productBron(product, regeling) });
  }
  if (product.voorziening === 'algemeen') {
    const tekst = `${product.naam} is een algemene voorziening. Daar is geen besluit voor nodig: meld de inwoner aan bij ${product.uitvoerder?.waarde ?? 'de uitvoerder'}.`;
    return geweigerd({ veld: 'product', tekst, regel: 'AP10', bron: productBron(product, regeling) });
  }
  const vorige = feiten.toewijzingen.find((t) => t.toewijzing === voorstel.verlenging?.toewijzing);
  const vraag: Vraag = { voorstel, feiten, regeling, landelijk, vandaag, product, vorige };
  const toetsingen = [
    ...geldigheid(vraag),
    ...leeftijd(vraag),
    ...startTrede(vraag),
    ...bovenop(vraag),
    ...duur(vraag),
    ...verlenging(vraag),
    ...overlap(vraag),
    ...aansluiting(vraag),
    ...uitkering(vraag),
    ...doel(vraag),
    ...uren(vraag),
    ...mandaat(vraag),
  ];
  const redenen = redenenVan(toetsingen);
  if (redenen.length > 0) return geweigerd(...redenen);
  const gronden = toetsingen.map(({ regel, bron, tekst }) => ({
    regel,
    bron,
    status: bronStatus(regeling, bron),
    tekst,
    voldaan: true,
  }));
  return { ok: true, waarde: gronden };
}

const redenenVan = (toetsingen: readonly Toetsing[]): Reden[] =>
  toetsingen.filter((t) => !t.voldaan).map(({ veld, tekst, regel, bron }) => ({ veld, tekst, regel, bron }));

/** What is wrong with the goals alone (AP2, AP13, AP36): for a form that cannot be judged as a whole yet. */
export const doelRedenen = (vraag: DoelVraag): Reden[] => redenenVan(doel(vraag));

/** AP31: the first day lies within the life of the regeling. */
function geldigheid({ voorstel, regeling }: Vraag): Toetsing[] {
  const voldaan = leeft(regeling, isoDatum(voorstel.ingang));
  const { geldigVan, geldigTot, naam } = regeling;
  const periode = toonPeriode({ van: datum(geldigVan), tot: geldigTot === null ? null : datum(geldigTot) });
  const tekst = voldaan
    ? `${naam} geldt ${periode}.`
    : `Op ${toonDatum(voorstel.ingang)} geldt ${naam} niet. Kies een begindatum ${periode}.`;
  return [{ veld: 'ingang', regel: 'AP31', bron: regeling.rechtsgrond.bron, voldaan, tekst }];
}

/** AP2 and AP3. A prolonged ontwikkeling was judged at its start. */
function startTrede({ voorstel, feiten, regeling, product, vorige }: Vraag): Toetsing[] {
  if (vorige && product.soort === 'ontwikkeling') return [];
  if (!product.startTreden) return [];
  const { waarde, bron } = product.startTreden;
  const { trede } = feiten;
  const basis = { veld: 'product', regel: 'AP2', bron };
  if (trede === undefined) {
    return [
      {
        ...basis,
        voldaan: false,
        tekst: `Op ${toonDatum(voorstel.ingang)} is er nog geen ladderbepaling. Bepaal eerst de trede van de inwoner.`,
      },
    ];
  }
  if (trede === 1 && !waarde.includes(1)) {
    const tekst = 'De inwoner staat op trede 1. Bij die trede hoort geen product. Verwijs naar een algemene voorziening.';
    return [{ ...basis, regel: 'AP3', bron: regeling.ladder.bron, voldaan: false, tekst }];
  }
  const naast = product.naastOntwikkeling;
  const loopt = feiten.toewijzingen.some(
    (t) =>
      findProduct(regeling, t.product)?.soort === 'ontwikkeling' &&
      t.doelTrede !== null &&
      waarde.includes(t.doelTrede) &&
      bevat(t.periode, voorstel.ingang),
  );
  if (!waarde.includes(trede)) {
    if (naast?.waarde && loopt) {
      return [{ ...basis, bron: naast.bron, voldaan: true, tekst: 'De werkplek loopt naast een ontwikkeling naar deze trede.' }];
    }
    const of = naast?.waarde ? ', of naast een lopende ontwikkeling naar die trede' : '';
    const tekst = `De inwoner staat op trede ${trede}. ${product.naam} kan op trede ${waarde.join(' of ')}${of}. Kies een ander product, of bepaal de trede opnieuw als die niet meer klopt.`;
    return [{ ...basis, voldaan: false, tekst }];
  }
  const uitkomst: Toetsing[] = [{ ...basis, voldaan: true, tekst: `De inwoner staat op trede ${trede}.` }];
  const { perspectiefNodig } = regeling.doelgroep;
  if (perspectiefNodig?.waarde.includes(trede) && product.soort === 'ontwikkeling') {
    const verder = feiten.perspectief !== undefined && feiten.perspectief > trede;
    uitkomst.push({
      veld: 'product',
      regel: 'AP3',
      bron: perspectiefNodig.bron,
      voldaan: verder,
      tekst: verder
        ? `Het perspectief ligt verder op de ladder: trede ${feiten.perspectief}.`
        : feiten.perspectief === undefined
          ? `Vanaf trede ${trede} moet het perspectief verder op de ladder liggen. Leg eerst het perspectief vast bij de ladderbepaling.`
          : `Vanaf trede ${trede} moet het perspectief verder op de ladder liggen. Verwijs naar een algemene voorziening, of bepaal trede en perspectief opnieuw.`,
    });
  }
  return uitkomst;
}

/** NI2: on top of a product that runs on the first day. */
function bovenop({ voorstel, feiten, regeling, product }: Vraag): Toetsing[] {
  if (!product.bovenop) return [];
  const { waarde, bron } = product.bovenop;
  const onder = feiten.toewijzingen.find((t) => waarde.includes(t.product) && bevat(t.periode, voorstel.ingang));
  const namen = waarde.map((code) => findProduct(regeling, code)?.naam ?? code).join(' of ');
  const tekst = onder
    ? `Het komt bovenop ${findProduct(regeling, onder.product)?.naam ?? onder.product}, dat dan loopt (${toonPeriode(onder.periode)}).`
    : `${product.naam} komt bovenop ${namen}, en zo’n toewijzing loopt niet op ${toonDatum(voorstel.ingang)}. Neem eerst dat besluit, of kies een andere begindatum.`;
  return [{ veld: 'product', regel: 'NI2', bron, voldaan: onder !== undefined, tekst }];
}

/** AP5, AP6, AR3, AR4 by K1: how long at most, and whether shorter is allowed (src/plicht). */
function duur({ voorstel, regeling, product, vorige, feiten, landelijk }: Vraag): Toetsing[] {
  if (isVoor(voorstel.einde, voorstel.ingang)) {
    const tekst = `De einddatum ligt vóór de begindatum. Kies een einddatum op of na ${toonDatum(voorstel.ingang)}.`;
    return [{ veld: 'einde', regel: 'K1', bron: 'keuze K1', voldaan: false, tekst }];
  }
  const oordeel = duurOordeel(regeling, product, {
    van: dagnummer(voorstel.ingang),
    tot: dagnummer(voorstel.einde),
    deel: vorige ? 'verlenging' : 'periode',
    voorAow: regeling.keuzes.K3.aan ? dagnummer(aowDatum(landelijk, feiten.geboortedatum).datum) - 1 : undefined,
  });
  return oordeel ? [{ veld: 'einde', ...oordeel }] : [];
}

/** AP5: an ontwikkeling once, with a reason; AP6: a werkplek without a stated limit. A prolongation follows on and keeps its goal. */
function verlenging({ voorstel, product, vorige, regeling }: Vraag): Toetsing[] {
  if (!voorstel.verlenging) return [];
  const mag = product.verlenging;
  const oordeel = verlengOordeel(regeling, product, vorige?.verlengingen ?? 0);
  const { regel, bron } = oordeel;
  if (!vorige || vorige.product !== product.product) {
    const tekst = `Er is geen toewijzing van ${product.naam} om te verlengen. Maak een nieuw besluit in plaats van een verlenging.`;
    return [{ veld: 'verlenging', regel, bron, voldaan: false, tekst }];
  }
  if (!mag) return [{ veld: 'verlenging', ...oordeel }];
  const aansluitend = plusDagen(vorige.periode.tot, 1);
  const sluitAan = voorstel.ingang.equals(aansluitend);
  const metReden = !mag.redenNodig || voorstel.verlenging.reden.trim() !== '';
  const zelfdeDoel = product.soort !== 'ontwikkeling' || vorige.doelTrede === voorstel.doelTrede;
  return [
    { veld: 'verlenging', ...oordeel },
    {
      veld: 'verlengingReden',
      regel,
      bron,
      voldaan: metReden,
      tekst: metReden
        ? 'De reden van de verlenging staat erbij.'
        : 'Een verlenging kan alleen als die nodig is. Schrijf op waarom.',
    },
    {
      veld: 'ingang',
      regel,
      bron: 'keuze',
      voldaan: sluitAan,
      tekst: sluitAan
        ? 'De verlenging sluit aan op de eerste periode.'
        : `Een verlenging begint op de dag na het einde van de vorige periode. Kies als begindatum ${toonDatum(aansluitend)}.`,
    },
    {
      veld: 'doelTrede',
      regel: 'AP36',
      bron: doelBron(product, regeling),
      voldaan: zelfdeDoel,
      tekst: zelfdeDoel
        ? 'Het doel is hetzelfde gebleven.'
        : `Bij de start is trede ${vorige.doelTrede} als doel afgesproken. Een verlenging houdt dat doel: kies trede ${vorige.doelTrede}.`,
    },
  ];
}

/** AP9: two toewijzingen of the same product at once are refused (keuze); different products may run together. */
function overlap({ voorstel, feiten, product }: Vraag): Toetsing[] {
  if (isVoor(voorstel.einde, voorstel.ingang)) return [];
  const periode = { van: voorstel.ingang, tot: voorstel.einde };
  const andere = feiten.toewijzingen.find((t) => t.product === product.product && overlapt(t.periode, periode));
  const tekst = andere
    ? `De inwoner heeft al een toewijzing voor ${product.naam} (${toonPeriode(andere.periode)}). Kies een begindatum na ${toonDatum(andere.periode.tot)}, of beëindig die toewijzing eerst.`
    : `Er loopt geen andere toewijzing voor ${product.naam} in deze periode.`;
  return [{ veld: 'ingang', regel: 'AP9', bron: 'keuze', voldaan: !andere, tekst }];
}

/**
 * AP5, K4: once is once, also by a new besluit. One that follows on what ran to its own end prolongs the same traject: that is done there, as
 * often as the product allows, and is not paid a second time. From how many days on it does not follow on any more is a setting.
 */
function aansluiting({ voorstel, feiten, product, regeling }: Vraag): Toetsing[] {
  const dagen = feiten.aansluitDagen;
  const hoogstens = product.verlenging?.aantal;
  if (dagen === undefined || voorstel.verlenging || hoogstens === null || hoogstens === undefined) return [];
  const vorige = feiten.toewijzingen.find((t) => {
    const tussen = dagnummer(voorstel.ingang) - dagnummer(t.periode.tot) - 1;
    return t.product === product.product && t.vol === true && tussen >= 0 && tussen < dagen;
  });
  if (!vorige) return [];
  const nog = vorige.verlengingen < hoogstens;
  const wat = nog ? 'Verleng die toewijzing' : 'Die is al verlengd: kijk met de toets welk product nu past';
  const tekst = `Dit sluit aan op toewijzing ${vorige.toewijzing}, die loopt tot en met ${toonDatum(vorige.periode.tot)}. Dan is het hetzelfde traject, met één prijs. ${wat}, of kies een begindatum vanaf ${toonDatum(plusDagen(vorige.periode.tot, dagen + 1))}.`;
  return [
    { veld: 'ingang', regel: duurRegel(regeling, product), bron: product.verlenging?.bron ?? 'keuze', voldaan: false, tekst },
  ];
}

/** AP12: with a benefit the agreement of the paying agency is recorded before the start. */
function uitkering({ feiten, regeling }: Vraag): Toetsing[] {
  const [grond] = uitkeringGrond(feiten, regeling);
  if (!grond) return [];
  const { regel, bron, voldaan, tekst } = grond;
  if (voldaan === true) return [{ veld: 'uitkering', regel, bron, voldaan, tekst }];
  const remedie =
    feiten.uitkering === undefined
      ? 'Leg eerst vast of de inwoner een uitkering heeft.'
      : voldaan === null
        ? 'Vraag de goedkeuring, en neem daarna het besluit.'
        : 'Neem geen besluit zolang de instantie niet akkoord is.';
  return [{ veld: 'uitkering', regel, bron, voldaan: false, tekst: `${tekst} ${remedie}` }];
}

type DoelVraag = { voorstel: Pick<BesluitVoorstel, 'doelTrede' | 'doelen'>; product: Product; regeling: Regeling };

/** Where it stands that the goal is agreed at the start: with what the product is settled on. */
const doelBron = (product: Product, regeling: Regeling): string => product.afrekening?.bron ?? productBron(product, regeling);

/** AP36: an ontwikkeling names its goal trede; AP13 and AP25: every plan has goals in words. */
function doel({ voorstel, product, regeling }: DoelVraag): Toetsing[] {
  const uitkomst: Toetsing[] = [];
  const treden = product.doelTreden;
  if (treden) {
    const { doelTrede } = voorstel;
    const lijst = treden.waarde.join(' of ');
    if (doelTrede === null) {
      const tekst = `Kies de trede die de inwoner wil bereiken: trede ${lijst}. Zonder doel kan het traject niet worden afgerekend.`;
      uitkomst.push({ veld: 'doelTrede', regel: 'AP36', bron: doelBron(product, regeling), voldaan: false, tekst });
    } else {
      const mag = treden.waarde.includes(doelTrede);
      const tekst = mag
        ? `Het doel is trede ${doelTrede}.`
        : `Trede ${doelTrede} kan niet het doel zijn van ${product.naam}. Kies trede ${lijst}, of een ander product.`;
      uitkomst.push({ veld: 'doelTrede', regel: 'AP2', bron: treden.bron, voldaan: mag, tekst });
    }
  }
  const inWoorden = voorstel.doelen.trim() !== '';
  uitkomst.push({
    veld: 'doelen',
    regel: 'AP13',
    bron: regeling.doelenOpgesteldDoor?.bron ?? 'keuze',
    voldaan: inWoorden,
    tekst: inWoorden
      ? 'De doelen zijn samen opgesteld.'
      : 'Schrijf op wat de inwoner wil bereiken. Stel de doelen op samen met de inwoner en de aanbieder.',
  });
  return uitkomst;
}

/** AP8: a werkplek is agreed in hours a week; the upper bound is only there to catch a slip. */
function uren({ voorstel, product }: Vraag): Toetsing[] {
  if (!product.uren?.perWeekNodig) return [];
  const { hoogstens, bron } = product.uren;
  const { minutenPerWeek } = voorstel;
  const basis = { veld: 'urenPerWeek', regel: 'AP8' };
  if (minutenPerWeek === null) {
    return [
      { ...basis, bron, voldaan: false, tekst: 'Vul in hoeveel uur per week de inwoner gaat werken, bijvoorbeeld 12 of 7,5.' },
    ];
  }
  if (minutenPerWeek <= 0) return [{ ...basis, bron, voldaan: false, tekst: 'Het aantal uren per week moet meer dan 0 zijn.' }];
  if (minutenPerWeek > hoogstens * 60) {
    const tekst = `Meer dan ${hoogstens} uur per week lijkt een vergissing. Vul ${hoogstens} uur of minder in.`;
    return [{ ...basis, bron: 'keuze', voldaan: false, tekst }];
  }
  return [{ ...basis, bron, voldaan: true, tekst: 'De uren per week zijn afgesproken.' }, ...opbouw(product, minutenPerWeek)];
}

/** AL2: hours are built up; fewer than the starting point are said, never refused. */
function opbouw(product: Product, minutenPerWeek: number): Toetsing[] {
  if (!product.opbouw) return [];
  const { urenPerWeek, soort, bron } = product.opbouw;
  const genoeg = minutenPerWeek >= urenPerWeek * 60;
  const basis = { veld: 'urenPerWeek', regel: 'AL2', bron };
  if (genoeg) return [{ ...basis, voldaan: true, tekst: `De uren zijn opgebouwd: ten minste ${urenPerWeek} uur per week.` }];
  const nu = `Voor betaald werk is ${urenPerWeek} uur per week nodig; nu is ${toonUren(minutenPerWeek)} uur afgesproken.`;
  return [{ ...basis, voldaan: soort !== 'minimum', tekst: `${nu} Bouw de uren op.` }];
}

/** Where a product stands in its source, for a refusal that no value of its own gives. */
const productBron = (product: Product, regeling: Regeling): string =>
  product.startTreden?.bron ?? product.toegang?.bron ?? regeling.rechtsgrond.bron;

/** AP16, AP30: who decides has a mandate on the day of the decision, and the mandate covers Werkt mee only. */
function mandaat({ feiten, regeling, vandaag, product }: Vraag): Toetsing[] {
  const { mandaat: register } = regeling;
  if (!register) return [];
  const basis = { veld: 'mandaat', regel: 'AP16', bron: register.bron };
  if (product.soort === 'begeleiding-groep') {
    const tekst = `Het mandaat is gegeven voor Werkt mee. Wie over ${product.naam} beslist, staat niet in de bron. Leg dit besluit voor aan het Loket Sociaal.`;
    return [{ ...basis, voldaan: false, tekst }];
  }
  const geldig = feiten.mandaten.find((m) => (m.opNaam || register.keten.includes(m.functie)) && bevat(m.periode, vandaag));
  if (geldig) {
    return [
      {
        ...basis,
        voldaan: true,
        tekst: `Beslist in mandaat door: ${functieNaam(regeling, geldig.functie)}${geldig.opNaam ? ' (mandaat op naam)' : ''}.`,
      },
    ];
  }
  const namen = register.keten.slice(-2).map((functie) => functieNaam(regeling, functie));
  const tekst = `Je hebt op ${toonDatum(vandaag)} geen mandaat voor deze beschikking. Vraag een collega met mandaat (${namen.join(' of ')}) om te beslissen.`;
  return [{ ...basis, voldaan: false, tekst }];
}

/** AP13: only where the regeling names the aanbieder among who set the goals, in the words of its source. */
export const aanbiederErbijSignaal = (regeling: Pick<Regeling, 'bronnen' | 'doelenOpgesteldDoor'>, met: boolean): string[] => {
  const door = regeling.doelenOpgesteldDoor;
  return met || !door?.waarde.some((wie) => wie.includes('aanbieder'))
    ? []
    : [
        `De aanbieder was niet bij het opstellen van de doelen. ${toonBron(regeling, door.bron)} vraagt dat wel: bespreek ze bij de start.`,
      ];
};
