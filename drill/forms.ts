/** What a browser knows of a form on one of our pages: where it goes and what it would send. */

export interface PageForm {
  action: string;
  /** What stands in its fields, hidden ones included; no buttons, no boxes that are not ticked. */
  fields: Record<string, string>;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

const FIELD = /<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[^>]*>[\s\S]*?<\/select>/g;

const filledIn = (field: string): string | undefined => {
  if (field.startsWith('<textarea')) return plain(/>\n?([\s\S]*)<\/textarea>$/.exec(field)?.[1] ?? '');
  if (field.startsWith('<select')) {
    const options = field.match(/<option\b[^>]*>/g) ?? [];
    return attribute(options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? '', 'value');
  }
  const type = attribute(field, 'type');
  if (type === 'file') return undefined;
  if ((type === 'radio' || type === 'checkbox') && !/\schecked\b/.test(field)) return undefined;
  return attribute(field, 'value') ?? '';
};

/** The forms of a page that post. */
export const formsOf = (page: string): PageForm[] =>
  [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (!/\smethod="post"/.test(` ${head}`)) return [];
    const fields: Record<string, string> = {};
    for (const [field] of body.matchAll(FIELD)) {
      const tag = /^<[^>]*>/.exec(field)?.[0] ?? '';
      const name = attribute(tag, 'name');
      const value = filledIn(field);
      if (name !== undefined && value !== undefined) fields[name] = value;
    }
    return [{ action: attribute(` ${head}`, 'action') ?? '', fields }];
  });

/** The form of a page that goes to this path, whatever stands behind its question mark. Throws when it is not there. */
export const formTo = (page: string, action: string): Record<string, string> => {
  const found = formsOf(page).find((form) => form.action.split('?')[0] === action);
  if (!found) throw new Error(`op de pagina staat geen formulier naar ${action}: ${/<title>([^<]*)/.exec(page)?.[1] ?? ''}`);
  return found.fields;
};

/** What a page that refuses says first, or else its title. */
export const reasonOf = (page: string): string =>
  plain(
    (/role="alert"[\s\S]*?<li>([\s\S]*?)<\/li>/.exec(page) ?? /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page))?.[1]?.replace(
      /<[^>]*>/g,
      '',
    ) ?? page.slice(0, 100),
  );

/** The pages of a determination before its check, each with what is typed there. `step` comes behind the address of the first page. */
export const tredePages = (o: {
  /** dd-mm-jjjj */
  peildatum: string;
  motivering: string;
  perspectief?: string;
}): { step: string; fields: Readonly<Record<string, string>> }[] => [
  { step: '', fields: { doe: 'verder', peildatum: o.peildatum, corrigeert: '', basis: '0' } },
  { step: '/oordeel', fields: { doe: 'verder', trede: '3', afwijking: 'Dit past bij wat we zagen.' } },
  {
    step: '/onderbouwing',
    fields: { doe: 'verder', motivering: o.motivering, sprong: 'Er gebeurde veel.', aanwezig: 'inwoner' },
  },
  {
    step: '/perspectief',
    fields: {
      doe: 'verder',
      perspectief: o.perspectief ?? '',
      termijn: o.perspectief === undefined ? 'niet-te-zeggen' : 'later',
    },
  },
];
