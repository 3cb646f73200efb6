/** One record of a file. `regel` is the line on which it starts; `fout` says that it could not be taken apart. */
export type CsvRecord = { regel: number; velden: string[]; fout?: string };

/** Takes text apart as it comes in, in parts that may end anywhere. Lines end in \n. */
export type Lezer = {
  neem(tekst: string): CsvRecord[];
  /** After the last part. */
  einde(): CsvRecord[];
};

const isLeeg = (velden: readonly string[]): boolean => velden.every((veld) => veld.trim() === '');

/** Whole lines out of parts that end anywhere. */
function perRegel(doe: (regel: string) => void): { neem(tekst: string): void; einde(): void } {
  let rest: string[] = [];
  return {
    neem: (tekst) => {
      if (!tekst.includes('\n')) {
        // Not put together yet: a line may be as long as the file.
        rest.push(tekst);
        return;
      }
      const regels = tekst.split('\n');
      regels[0] = rest.join('') + regels[0];
      rest = [regels.pop() ?? ''];
      for (const regel of regels) doe(regel);
    },
    einde: () => {
      doe(rest.join(''));
      rest = [];
    },
  };
}

/** A record that may go on over several lines: its fields, `open` as long as a quote is not closed, `stuk` when one stands where none may. */
type Uitkomst = string[] | 'open' | 'stuk';

/** Takes the lines of one record, one after the other, as csv-parse does (a property holds them equal). */
function maakRecord(scheidingsteken: string): (regel: string) => Uitkomst {
  const velden: string[] = [];
  let inQuotes: string[] | undefined;
  return (regel) => {
    for (let i = 0; ; ) {
      if (inQuotes === undefined && regel[i] === '"') {
        inQuotes = [];
        i++;
      }
      if (inQuotes === undefined) {
        const teken = regel.indexOf(scheidingsteken, i);
        const veld = regel.slice(i, teken === -1 ? undefined : teken);
        if (veld.includes('"')) return 'stuk';
        velden.push(veld);
        if (teken === -1) return velden;
        i = teken + 1;
        continue;
      }
      const quote = regel.indexOf('"', i);
      if (quote === -1) {
        inQuotes.push(regel.slice(i), '\n');
        return 'open';
      }
      inQuotes.push(regel.slice(i, quote));
      i = quote + 1;
      if (regel[i] === '"') {
        inQuotes.push('"');
        i++;
        continue;
      }
      velden.push(inQuotes.join(''));
      inQuotes = undefined;
      if (i === regel.length) return velden;
      if (regel[i] !== scheidingsteken) return 'stuk';
      i++;
    }
  };
}

/**
 * For text whose quotes are right: blank lines are skipped and counted; a quoted field may hold the delimiter and line ends.
 * `betrouwbaar` turns false when a quote stands where none may, when one is never closed, and when a record over several lines has
 * another number of columns than the first: that is a quote that was closed by a later one.
 */
export function maakSnelleLezer(scheidingsteken: string): Lezer & { readonly betrouwbaar: boolean } {
  let betrouwbaar = true;
  let records: CsvRecord[] = [];
  let nummer = 0;
  let kolommen: number | undefined;
  let open: { begin: number; neem: (regel: string) => Uitkomst } | undefined;

  const klaar = (regel: number, velden: string[]): void => {
    if (nummer > regel && velden.length !== kolommen) betrouwbaar = false;
    if (isLeeg(velden)) return;
    kolommen ??= velden.length;
    records.push({ regel, velden });
  };
  const regels = perRegel((regel) => {
    if (!betrouwbaar) return;
    nummer++;
    if (open === undefined && !regel.includes('"')) {
      if (regel !== '') klaar(nummer, regel.split(scheidingsteken));
      return;
    }
    open ??= { begin: nummer, neem: maakRecord(scheidingsteken) };
    const uitkomst = open.neem(regel);
    if (uitkomst === 'open') return;
    if (uitkomst === 'stuk') betrouwbaar = false;
    else klaar(open.begin, uitkomst);
    open = undefined;
  });
  const geef = (): CsvRecord[] => {
    const uit = records;
    records = [];
    return uit;
  };
  return {
    get betrouwbaar() {
      return betrouwbaar;
    },
    neem: (tekst) => {
      regels.neem(tekst);
      return geef();
    },
    einde: () => {
      regels.einde();
      if (open !== undefined) betrouwbaar = false;
      return geef();
    },
  };
}

/** Longest quoted record that is still believed, in lines. */
const MAX_REGELS_PER_RECORD = 50;

/** The fields of a line in which a quote may be part of a name: `"De" Hoek` is what it says. Undefined when a field is never closed. */
export function leesSoepel(regel: string, scheidingsteken: string): string[] | undefined {
  const velden: string[] = [];
  for (let i = 0; ; i++) {
    let veld = '';
    let na = i;
    if (regel[i] === '"') {
      for (na = i + 1; ; na += 2) {
        const quote = regel.indexOf('"', na);
        if (quote === -1) return undefined;
        veld += regel.slice(na, quote);
        na = quote;
        if (regel[na + 1] !== '"') break;
        veld += '"';
      }
      na++;
      if (na < regel.length && regel[na] !== scheidingsteken) veld = `"${veld}"`;
    }
    const teken = regel.indexOf(scheidingsteken, na);
    velden.push(veld + regel.slice(na, teken === -1 ? undefined : teken));
    if (teken === -1) return velden;
    i = teken;
  }
}

/** For text whose quotes are broken somewhere: only the line with the broken quote is lost, reading goes on at the next line. */
export function maakVoorzichtigeLezer(scheidingsteken: string): Lezer {
  let wachtend: string[] = [];
  let nummer = 0;
  let kolommen: number | undefined;

  /** The record that begins on the line `van` of those that wait, and how many lines it takes. */
  const recordOp = (van: number): { velden: string[] | undefined; aantal: number } => {
    const regel = wachtend[van] ?? '';
    if (!regel.includes('"')) return { velden: regel.split(scheidingsteken), aantal: 1 };
    const neem = maakRecord(scheidingsteken);
    let uitkomst = neem(regel);
    if (typeof uitkomst !== 'string') return { velden: uitkomst, aantal: 1 };
    // More lines only help a quote that is still open.
    const hoogstens = Math.min(MAX_REGELS_PER_RECORD, wachtend.length - van);
    for (let aantal = 2; uitkomst === 'open' && aantal <= hoogstens; aantal++) {
      uitkomst = neem(wachtend[van + aantal - 1] ?? '');
      if (typeof uitkomst !== 'string' && uitkomst.length === kolommen) return { velden: uitkomst, aantal };
    }
    // A quote inside a name is harmless as long as the columns stay what they are.
    const soepel = leesSoepel(regel, scheidingsteken);
    return { velden: soepel?.length === kolommen ? soepel : undefined, aantal: 1 };
  };
  /** Takes all that can be taken without looking at lines that are still to come. */
  const verwerk = (totEinde: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    const tot = totEinde ? wachtend.length : wachtend.length - MAX_REGELS_PER_RECORD;
    let i = 0;
    while (i < tot) {
      const regel = nummer + i + 1;
      if ((wachtend[i] ?? '').trim() === '') {
        i++;
        continue;
      }
      const { velden, aantal } = recordOp(i);
      if (!velden) records.push({ regel, velden: [], fout: 'De aanhalingstekens op deze regel kloppen niet.' });
      else if (!isLeeg(velden)) records.push({ regel, velden });
      kolommen ??= records[0]?.velden.length;
      i += aantal;
    }
    nummer += i;
    wachtend = wachtend.slice(i);
    return records;
  };
  const regels = perRegel((regel) => void wachtend.push(regel));
  return {
    neem: (tekst) => {
      regels.neem(tekst);
      return verwerk(false);
    },
    einde: () => {
      regels.einde();
      return verwerk(true);
    },
  };
}
