// How much two persons look alike (keuze: no source weighs this). Pure; the features come from the database, which shows no names.

/** What two persons have in common. `naamAfstand`: letters that differ in the zoeknaam, 5 or more is another name. */
export interface Kenmerken {
  zelfdeBsn: boolean;
  /** The BSN stood on the other dossier until it was corrected. */
  eerderBsn: boolean;
  naamAfstand: number;
  /** Letters in the zoeknaam: in a short name each letter weighs more. */
  naamLengte: number;
  zelfdeVoornaam: boolean;
  /** How many of day, month and year are equal (day and month exchanged: 2). */
  datumDelen: number;
  zelfdeAdres: boolean;
}

export interface Gelijkenis {
  /** 0 to 100. */
  score: number;
  /** In the middle of a sentence: “dezelfde naam”. */
  redenen: string[];
}

/** From this score on somebody is asked to look (keuze). */
export const LIJKT_OP = 70;

const naamPunten = (k: Kenmerken): [number, string] | undefined => {
  if (k.naamAfstand === 0) return [45, 'dezelfde naam'];
  if (k.naamAfstand === 1 || (k.naamAfstand === 2 && k.naamLengte >= 8)) return [35, 'bijna dezelfde naam'];
  if (k.naamAfstand <= 4 && k.naamLengte >= 12) return [25, 'een naam die erop lijkt'];
  return k.zelfdeVoornaam ? [20, 'dezelfde voornaam'] : undefined;
};

const datumPunten = (k: Kenmerken): [number, string] | undefined => {
  if (k.datumDelen === 3) return [45, 'dezelfde geboortedatum'];
  return k.datumDelen === 2 ? [25, 'bijna dezelfde geboortedatum'] : undefined;
};

const adresPunten: [number, string] = [15, 'hetzelfde adres'];

/** Score and reasons; a BSN decides alone, name and birth date only together, an address only adds. */
export const gelijkenis = (k: Kenmerken): Gelijkenis => {
  if (k.zelfdeBsn) return { score: 100, redenen: ['hetzelfde BSN'] };
  if (k.eerderBsn) return { score: 95, redenen: ['dit BSN stond eerder op dat dossier'] };
  const naam = naamPunten(k);
  const dag = datumPunten(k);
  const delen = [naam, dag, naam && dag && k.zelfdeAdres ? adresPunten : undefined].filter((deel) => deel !== undefined);
  const redenen = delen.map(([, tekst]) => tekst);
  if (k.datumDelen === 3 && k.zelfdeAdres && k.naamAfstand > 0 && !k.zelfdeVoornaam)
    redenen.push('let op: het kan een tweeling zijn');
  return {
    score:
      naam && dag
        ? Math.min(
            99,
            delen.reduce((som, [punten]) => som + punten, 0),
          )
        : 0,
    redenen,
  };
};
