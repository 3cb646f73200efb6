/** A browser as far as cookies and redirects go, across the product and an issuer. */
export interface Antwoord {
  status: number;
  url: URL;
  tekst: string;
  headers: Headers;
}

export class Browser {
  /** By host, as a browser keeps them. */
  readonly koekjes = new Map<string, Map<string, string>>();
  /** Every address that was passed. */
  readonly pad: URL[] = [];
  readonly gezet: string[] = [];
  readonly #haal: (url: URL, init: RequestInit) => Promise<Response>;

  /** `haal` fetches one address without following where it leads. */
  constructor(haal: (url: URL, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init)) {
    this.#haal = haal;
  }

  bij(url: URL | string): Map<string, string> {
    const { host } = new URL(url);
    const potje = this.koekjes.get(host) ?? new Map<string, string>();
    this.koekjes.set(host, potje);
    return potje;
  }

  /** One request, not following. */
  async een(adres: URL | string, o: { form?: Record<string, string> } = {}): Promise<Antwoord> {
    const url = new URL(adres);
    this.pad.push(url);
    const potje = this.bij(url);
    const response = await this.#haal(url, {
      redirect: 'manual',
      headers: { cookie: [...potje].map(([naam, waarde]) => `${naam}=${waarde}`).join('; ') },
      ...(o.form ? { method: 'POST', body: new URLSearchParams(o.form) } : {}),
    });
    for (const regel of response.headers.getSetCookie()) {
      this.gezet.push(regel);
      const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(regel) ?? [];
      if (waarde === '' || /max-age=0/i.test(regel)) potje.delete(naam);
      else potje.set(naam, waarde);
    }
    return { status: response.status, url, tekst: await response.text(), headers: response.headers };
  }

  /** Follows until there is a page, or until `stop` says so: then the answer is that of the redirect that leads there. */
  async volg(
    adres: URL | string,
    o: { form?: Record<string, string>; stop?: (naar: URL) => boolean } = {},
  ): Promise<Antwoord & { naar: URL | undefined }> {
    let url = new URL(adres);
    let form = o.form;
    for (let n = 0; n < 15; n++) {
      const antwoord = await this.een(url, form ? { form } : {});
      const location = antwoord.headers.get('location');
      if (!location) return { ...antwoord, naar: undefined };
      const naar = new URL(location, url);
      if (o.stop?.(naar)) return { ...antwoord, naar };
      url = naar;
      form = undefined;
    }
    throw new Error('te veel doorverwijzingen');
  }
}
