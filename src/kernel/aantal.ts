/** Long lists are counted up to here: with more nobody reads on, and counting them all would read a whole municipality. */
export const TEL_TOT = 1000;

/** 12345 → "12.345" */
export const toonAantal = (aantal: number): string => String(aantal).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** "Sanne", "Sanne en Karin", "Sanne, Karin en Bram", or with `of`. What is empty is left out. */
export const opsomming = (delen: readonly string[], woord: 'en' | 'of' = 'en'): string => {
  const gevuld = delen.filter(Boolean);
  const laatste = gevuld.at(-1) ?? '';
  return gevuld.length < 2 ? laatste : `${gevuld.slice(0, -1).join(', ')} ${woord} ${laatste}`;
};

/** In a sentence: "120", and for what was counted no further "meer dan 1.000". */
export const totHoogstens = (aantal: number, hoogstens: number = TEL_TOT): string =>
  aantal > hoogstens ? `meer dan ${toonAantal(hoogstens)}` : toonAantal(aantal);

/** In a sign: "120", "1.000+". */
export const kortAantal = (aantal: number, hoogstens: number = TEL_TOT): string =>
  aantal > hoogstens ? `${toonAantal(hoogstens)}+` : toonAantal(aantal);

/** "1 deel", "18 delen" */
export const zoveel = (aantal: number, een: string, meer: string): string => `${toonAantal(aantal)} ${aantal === 1 ? een : meer}`;
