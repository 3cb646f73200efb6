import { afterAll, beforeAll, expect, it } from 'vitest';
import { maakProef, type Proef } from '../../test/declaratie.ts';
import { maakAanbieder } from '../../test/factories.ts';
import { type House, openHouse } from '../../test/house.ts';

let h: House;
let p: Proef;
let id: number;
let nummers: string[];

beforeAll(async () => {
  h = await openHouse();
  p = await maakProef(h);
  const eerste = await p.maakWerkplek();
  // More toewijzingen than fit on a page, each with one day.
  const kolommen = await h.owner.query<{ lijst: string }>(
    `select string_agg(quote_ident(column_name), ', ') as lijst from information_schema.columns
      where table_name = 'toewijzing' and table_schema = 'public' and column_name not in ('id', 'nummer') and is_identity = 'NO' and is_generated = 'NEVER'`,
  );
  const lijst = kolommen.rows[0]?.lijst ?? '';
  await h.owner.query(
    `insert into toewijzing (nummer, ${lijst}) select t.nummer + n, ${lijst} from toewijzing t, generate_series(1, 119) n where t.id = $1`,
    [eerste.id],
  );
  await h.owner.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, '2026-10-02', 60, 'ingestuurd', 'scherm', 0 from toewijzing where aanbieder_id = $1`,
    [p.aanbiederId],
  );
  nummers = Array.from({ length: 120 }, (_, i) => String(eerste.nummer + i));
  id = await p.maak();
});
afterAll(() => h.close());

const regelsOp = (text: string): number => text.match(/<summary>.{0,400}?Waarom/g)?.length ?? 0;
const verborgen = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="((?:oordeel|reden)-[^"]+)" value="([^"]*)">/g)].map(
      ([, naam = '', waarde = '']) => [naam, waarde],
    ),
  );

it('shows a hundred lines of a declaratie at a time, with the total of all', async () => {
  const een = await p.aanbieder.get(`/declaraties/${id}`);
  expect(een.text).toContain('120 regels, 1 tot en met 100 getoond');
  expect(een.text).toContain('€\u00a01.080,00');
  expect(een.text).toContain('Totaal van deze pagina');
  const twee = await p.aanbieder.get(`/declaraties/${id}?pagina=2`);
  expect(twee.text).toContain('120 regels, 101 tot en met 120 getoond');
  expect([regelsOp(een.text), regelsOp(twee.text)]).toEqual([100, 20]);
  // A page that is not there is the last; what is no page is the first.
  expect((await p.aanbieder.get(`/declaraties/${id}?pagina=99`)).text).toContain('101 tot en met 120 getoond');
  expect((await p.aanbieder.get(`/declaraties/${id}?pagina=x`)).text).toContain('1 tot en met 100 getoond');
});

it('keeps the verdicts of the other pages, and says when one is missing there', async () => {
  await p.dienIn(id);
  const pad = `/declaraties/${id}/controleren`;
  const _versie = await p.versie(id);
  const sleutels = nummers.map((nummer) => `${nummer}-2026-10`);
  const eerste = Object.fromEntries(sleutels.slice(0, 99).map((sleutel) => [`oordeel-${sleutel}`, 'akkoord']));
  const afgewezen = { [`oordeel-${sleutels[99]}`]: 'afwijzen', [`reden-${sleutels[99]}`]: 'Deze dag was <hij> er niet.' };

  const twee = await p.controleur.post(pad, { _versie, ...eerste, ...afgewezen, _pagina: '2' });
  expect(twee.text).toContain('101 tot en met 120 getoond');
  const mee = verborgen(twee.text);
  expect(Object.keys(mee)).toHaveLength(101);
  expect(mee[`reden-${sleutels[99]}`]).toBe('Deze dag was &lt;hij&gt; er niet.');
  expect(twee.text).not.toContain('Fout:');

  // One on this page and all of the first without a verdict.
  const leeg = await p.controleur.post(pad, { _versie, [`oordeel-${sleutels[0]}`]: 'akkoord' });
  expect(leeg.status).toBe(422);
  expect(leeg.text).toContain('Bij 99 regels staat nog geen oordeel.');
  expect(leeg.text).toContain('Op andere pagina&#39;s missen 20 regels nog een oordeel of een reden.');
  // Only the last page lacks one: that is the page that comes back.
  const laatste = Object.fromEntries(sleutels.slice(100, 119).map((sleutel) => [`oordeel-${sleutel}`, 'akkoord']));
  const mist = await p.controleur.post(pad, { _versie, ...eerste, ...afgewezen, ...laatste });
  expect(mist.text).toContain('101 tot en met 120 getoond');
  expect(mist.text).toContain(`href="#veld-oordeel-${sleutels[119]}"`);

  const alles = { ...eerste, ...afgewezen, ...laatste, [`oordeel-${sleutels[119]}`]: 'akkoord' };
  expect((await p.controleur.post(pad, { _versie, ...alles })).text).toContain('119 van 120');
  expect((await p.controleur.post(pad, { _versie, ...alles, bevestigd: 'ja' })).status).toBe(303);
  const klaar = await h.owner.query(
    'select status, count(*)::int as n from declaratieregel where declaratie_id = $1 group by 1 order by 1',
    [id],
  );
  expect(klaar.rows).toEqual([
    { status: 'afgewezen', n: 1 },
    { status: 'akkoord', n: 119 },
  ]);
});

it('counts all declaraties, shows fifty, and filters on a month', async () => {
  const ander = await maakAanbieder(h, { naam: 'Aanbieder met een verleden' });
  await h.owner.query(
    `insert into declaratie (gemeente_id, aanbieder_id, maand, status) select $1, $2, date '2020-01-01' + make_interval(months => n), 'concept' from generate_series(1, 60) n`,
    [h.gemeenteId, ander],
  );
  await h.owner.query(
    "update declaratie set status = 'ingediend', ingediend_op = now(), ingediend_door = 0 where aanbieder_id = $1",
    [ander],
  );
  const lijst = await p.controleur.get('/declaraties?stap=controleren');
  expect(lijst.text).toContain('60 declaraties, 1 tot en met 50 getoond');
  expect((await p.controleur.get('/declaraties?stap=controleren&pagina=2')).text).toContain('51 tot en met 60 getoond');
  const mei = await p.controleur.get('/declaraties?stap=controleren&maand=2022-05');
  expect(mei.text).toContain('1 declaratie');
  expect(mei.text).toContain('Mei 2022');
  expect(mei.text).not.toContain('Juni 2022</a>');
  const eigen = await h.bezoeker({ rol: 'aanbieder', aanbiederId: ander });
  expect((await eigen.get('/declaraties')).text).toContain('60 declaraties, 1 tot en met 50 getoond');
});
