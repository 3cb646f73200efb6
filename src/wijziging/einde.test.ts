import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum, isoDatum, plusDagen } from '../kernel/datum.ts';
import { herrekenWijziging } from './bewijs.ts';
import { aowReden, eindeOm, omGronden, omRegel } from './einde.ts';
import { eindeGronden } from './gronden.ts';
import { eindeBrief } from './letters/brieven.ts';

const huis = beleidVanHuis();
const { landelijk } = huis;
const opgeslagen = huis.regelingen.find(({ regeling }) => regeling.regeling === 'werkt-mee');
if (!opgeslagen) throw new Error('werkt-mee');
const { regeling } = opgeslagen;
/** 67 years on 10 December 2026. */
const geboren = datum('1959-12-10');
const vraag = (einde: string) => ({ einde: datum(einde), landelijk, geboren });

test('K3: by the AOW age a place ends no earlier than the day before it, when birth date and age are sure', () => {
  expect(aowReden({ ...vraag('2026-12-08'), zeker: true })).toMatchObject({ veld: 'einde', regel: 'K3' });
  expect(aowReden({ ...vraag('2026-12-09'), zeker: true })).toBeUndefined();
  expect(aowReden({ ...vraag('2026-12-08'), zeker: false })).toBeUndefined();
});

test('AP1, K3, Wmo 2015 art. 1.2.1: what an end rests on by its reason', () => {
  expect(omGronden(regeling, eindeOm('aow', vraag('2026-12-09')))).toMatchObject([
    {
      regel: 'AP1',
      bron: 'BR 2.1',
      tekst: 'De inwoner bereikt de AOW-leeftijd op 10 december 2026. Werkt mee is er tot die leeftijd.',
    },
  ]);
  // Not sure of the birth date: no day is said.
  expect(omGronden(regeling, eindeOm('aow', vraag('2026-12-08')))[0]?.tekst).toContain('De inwoner bereikt de AOW-leeftijd. ');
  expect(omGronden(regeling, eindeOm('verhuizing-weg', vraag('2026-12-09')))).toMatchObject([
    { bron: 'Wmo 2015 artikel 1.2.1', status: 'wet' },
  ]);
  expect(omGronden(regeling, eindeOm('ziekte', vraag('2026-12-09')))).toEqual([]);
  expect(omRegel(regeling, 'aow')).toEqual({ regel: 'K3', bron: 'keuze K3' });
  expect(omRegel(regeling, 'ziekte')).toBeUndefined();
});

test('the grounds of an end come out of its receipt the same', () => {
  const om = eindeOm('aow', vraag('2026-12-09'));
  const o = {
    einde: datum('2026-12-09'),
    reden: 'De AOW-leeftijd is bereikt',
    toelichting: '',
    regel: omRegel(regeling, 'aow'),
    om,
  };
  const beeindiging = {
    laatste: isoDatum(o.einde),
    reden: o.reden,
    toelichting: '',
    regel: o.regel,
    om,
    status: 'gestart',
    looptijd: { van: '2026-09-01', tot: '2027-06-30' },
    toegewezenOp: '2026-08-20',
    gestartOp: '2026-09-01',
    laatsteUren: null,
  };
  const feiten = {
    hash: opgeslagen.hash,
    peildatum: isoDatum(plusDagen(o.einde, -10)),
    mandaat: { van: '2021-01-01', tot: null },
    beeindiging,
  };
  const reken = (gronden: ReturnType<typeof eindeGronden>) =>
    herrekenWijziging({ feiten, gronden, product: 'wm-werkplek-3' }, opgeslagen, landelijk);
  expect(reken(eindeGronden(regeling, o))).toEqual([]);
  expect(reken(eindeGronden(regeling, { ...o, om: undefined }))).not.toEqual([]);
});

test('the letter of an end says why to the resident, and not in our own words', () => {
  const zinnen = (sleutel: 'inwoner-stopt' | 'anders' | 'aow', toelichting = '') =>
    eindeBrief({
      aanbieder: 'De Tuin',
      product: 'Werkplek',
      laatste: '2026-12-20',
      reden: 'Anders',
      toelichting,
      regeling: 'Werkt mee',
      om: eindeOm(sleutel, vraag('2026-12-20')),
    }).samenvatting[0]?.antwoord;
  expect(zinnen('inwoner-stopt')).toEqual(['Je plek bij De Tuin stopt.', 'Dit is omdat je wilt stoppen.']);
  expect(zinnen('anders', 'De werkplaats gaat dicht.')).toEqual(['Je plek bij De Tuin stopt.', 'De werkplaats gaat dicht.']);
  expect(zinnen('aow')).toContain('Je hebt de AOW-leeftijd bereikt op 10 december 2026.');
});
