export { unprintableIn } from './fonts.ts';
export { mergePdfs } from './merge.ts';
export { pdfText } from './pdf-text.ts';
export { createPdfRenderer, PdfError, type PdfStandard, pdfStandard, type RenderRequest, renderPdf } from './render.ts';
