import type { ConfigData } from 'html-validate';

/** The rules that our pages are held to, in unit tests, in the gallery and in the browser tests. */
export const htmlValidateConfig: ConfigData = {
  extends: ['html-validate:recommended'],
  rules: {
    // Tables and lists that CSS shows as cards lose their role in some browsers; we say it again.
    'no-redundant-role': 'off',
    // Phone numbers are written as people say them.
    'tel-non-breaking': 'off',
    'long-title': 'off',
    // Boxes to tick share a name, as radios do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
  },
};
