import { andorra } from './adequacy/andorra.js';
import { argentina } from './adequacy/argentina.js';
import { brazil } from './adequacy/brazil.js';
import { canada } from './adequacy/canada.js';
import { europeanPatentOrganisation } from './adequacy/european-patent-organisation.js';
import { faroeIslands } from './adequacy/faroe-islands.js';
import { guernsey } from './adequacy/guernsey.js';
import { hungary } from './adequacy/hungary.js';
import { isleOfMan } from './adequacy/isle-of-man.js';
import { israel } from './adequacy/israel.js';
import { japan } from './adequacy/japan.js';
import { jersey } from './adequacy/jersey.js';
import { korea } from './adequacy/korea.js';
import { newZealand } from './adequacy/new-zealand.js';
import { switzerland } from './adequacy/switzerland.js';
import { unitedKingdom } from './adequacy/united-kingdom.js';
import { uruguay } from './adequacy/uruguay.js';
import { euUsDataPrivacyFramework } from './instruments/eu-us-data-privacy-framework.js';
import { euUsPrivacyShield } from './instruments/eu-us-privacy-shield.js';
import { processorClauses2021 } from './instruments/processor-clauses-2021-915.js';
import { safeHarbor } from './instruments/safe-harbor.js';
import { scc2021 } from './instruments/scc-2021-914.js';
import { scc2001, scc2002, scc2004, scc2010 } from './instruments/scc-repealed.js';
import { Law } from './law.js';

/** The law as encoded: the explicit list of every instrument. The version is the day its sources were last compiled. */
export const ENCODED_LAW = new Law('2026-11-23', [
  switzerland,
  hungary,
  canada,
  argentina,
  guernsey,
  isleOfMan,
  jersey,
  faroeIslands,
  andorra,
  israel,
  uruguay,
  newZealand,
  japan,
  unitedKingdom,
  korea,
  europeanPatentOrganisation,
  brazil,
  safeHarbor,
  euUsPrivacyShield,
  euUsDataPrivacyFramework,
  scc2001,
  scc2002,
  scc2004,
  scc2010,
  scc2021,
  processorClauses2021,
]);
