/** A file of a delivery that is read whole, for tests. */
import {
  type Bron,
  type Deel,
  dagSleutel,
  type GelezenBestand,
  type LeveringUitslag,
  leesDelen,
  type OnleesbaarBestand,
  openBestand,
  type Stand,
  urenSleutel,
} from '../src/levering/index.ts';

/** What a file says, all its parts together. */
export async function readBestand(bron: Bron): Promise<GelezenBestand | OnleesbaarBestand> {
  const geopend = await openBestand(bron);
  if ('fout' in geopend) return geopend;
  const delen: Deel[] = [];
  for await (const deel of leesDelen(geopend)) delen.push(deel);
  const bestand = bron.naam;
  switch (geopend.indeling.soort) {
    case 'aanbieders':
      return { bestand, soort: 'aanbieders', rijen: delen.flatMap((deel) => (deel.soort === 'aanbieders' ? deel.rijen : [])) };
    case 'inwoners':
      return { bestand, soort: 'inwoners', rijen: delen.flatMap((deel) => (deel.soort === 'inwoners' ? deel.rijen : [])) };
    case 'toewijzingen':
      return {
        bestand,
        soort: 'toewijzingen',
        rijen: delen.flatMap((deel) => (deel.soort === 'toewijzingen' ? deel.rijen : [])),
      };
    case 'uren':
      return { bestand, soort: 'uren', rijen: delen.flatMap((deel) => (deel.soort === 'uren' ? deel.rijen : [])) };
    case 'resultaten':
      return { bestand, soort: 'resultaten', rijen: delen.flatMap((deel) => (deel.soort === 'resultaten' ? deel.rijen : [])) };
  }
}

/** Nothing is known yet but two products. */
export const LEGE_STAND: Stand = {
  producten: new Map([
    ['werkplek', 'werkplek'],
    ['ontwikkeling', 'ontwikkeling'],
  ]),
  aanbieders: new Map(),
  inwoners: new Map(),
  toewijzingen: new Map(),
  uren: new Map(),
  dagMinuten: new Map(),
  resultaten: new Map(),
};

/** What a caller stores: the state that a delivery leads to. */
export function neemOver(stand: Stand, { nieuw, bijgewerkt }: Pick<LeveringUitslag, 'nieuw' | 'bijgewerkt'>): Stand {
  const inwonerStand = new Map(stand.inwoners);
  for (const { trede, tredeDatum, ...persoon } of [...nieuw.inwoners, ...bijgewerkt.inwoners]) {
    const oud = inwonerStand.get(persoon.bsn)?.ladderbepalingen ?? [];
    const bekend = oud.some((l) => l.datum === tredeDatum);
    inwonerStand.set(persoon.bsn, { ...persoon, ladderbepalingen: bekend ? oud : [...oud, { datum: tredeDatum, trede }] });
  }
  const dagMinuten = new Map(stand.dagMinuten);
  for (const u of nieuw.uren) {
    const dag = dagSleutel(u.toewijzing, u.datum);
    dagMinuten.set(dag, (dagMinuten.get(dag) ?? 0) + u.minuten);
  }
  return {
    producten: stand.producten,
    aanbieders: new Map([
      ...stand.aanbieders,
      ...[...nieuw.aanbieders, ...bijgewerkt.aanbieders].map((a) => [a.agb, a] as const),
    ]),
    inwoners: inwonerStand,
    toewijzingen: new Map([...stand.toewijzingen, ...nieuw.toewijzingen.map((t) => [t.nummer, t] as const)]),
    uren: new Map([...stand.uren, ...nieuw.uren.map((u) => [urenSleutel(u.agb, u.regelId), u] as const)]),
    dagMinuten,
    resultaten: new Map([
      ...stand.resultaten,
      ...[...nieuw.resultaten, ...bijgewerkt.resultaten].map((r) => [r.toewijzing, r] as const),
    ]),
  };
}
