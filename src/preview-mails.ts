import { join, resolve } from 'node:path';
import { writePreviews } from './mail/previews.js';

const folder = resolve(process.argv[2] ?? join('data', 'mail-previews'));
const kinds = await writePreviews(resolve('templates'), folder);
console.log(`${kinds.length} kinds of mail, each as .eml, .html and .txt, in ${folder}: ${kinds.join(', ')}`);
