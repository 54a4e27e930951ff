/** An act or judgment named exactly, with its official page where there is one. */
export interface Citation {
  readonly text: string;
  readonly link: string | null;
}

/** A legal act: prints itself whole or by article. */
export interface Act {
  readonly name: string;
  readonly citation: Citation;
  /** `art('28(3)(a)')` prints "Art. 28(3)(a) GDPR". */
  art(article: string): Citation;
  /** `at('s. 119A')` prints "s. 119A Data Protection Act 2018". */
  at(place: string): Citation;
}

/** The page of an act of the Union or a judgment of its Court, by CELEX number. */
export const eurLex = (celex: string): string => `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${celex}`;

/** @param name the act as it is cited, such as "GDPR" or "Decision 2000/518/EC" */
export function act(name: string, link: string | null): Act {
  const at = (place: string): Citation => ({ text: `${place} ${name}`, link });
  return { name, citation: { text: name, link }, at, art: (article) => at(`Art. ${article}`) };
}

export const GDPR = act('GDPR', eurLex('32016R0679'));
export const DIRECTIVE_95_46 = act('Directive 95/46/EC', eurLex('31995L0046'));
export const EUDPR = act('Regulation (EU) 2018/1725', eurLex('32018R1725'));
export const UK_GDPR = act('UK GDPR', 'https://www.legislation.gov.uk/eur/2016/679');
export const DPA_2018 = act('Data Protection Act 2018', 'https://www.legislation.gov.uk/ukpga/2018/12');
export const FADP = act('FADP', 'https://www.fedlex.admin.ch/eli/cc/2022/491/en');
export const FADP_1992 = act('FADP of 1992', 'https://www.fedlex.admin.ch/eli/cc/1993/1945_1945_1945/en');
/** The Swiss Data Protection Ordinance; its Annex 1 lists the states with adequate protection. */
export const DPO = act('DPO', 'https://www.fedlex.admin.ch/eli/cc/2022/568/en');
export const WITHDRAWAL_AGREEMENT = act('EU-UK Withdrawal Agreement', null);
export const TRADE_AND_COOPERATION_AGREEMENT = act('EU-UK Trade and Cooperation Agreement', null);
export const EDPB_05_2021 = act(
  'EDPB Guidelines 05/2021',
  'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines_en',
);
/** On the concepts of controller and processor. */
export const EDPB_07_2020 = act(
  'EDPB Guidelines 07/2020',
  'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines_en',
);
export const EDPB_22_2024 = act('EDPB Opinion 22/2024', null);
export const SCHREMS_I = act('Case C-362/14 (Schrems I)', eurLex('62014CJ0362'));
export const SCHREMS_II = act('Case C-311/18 (Schrems II)', eurLex('62018CJ0311'));
export const SCC_2021 = act('Decision (EU) 2021/914', eurLex('32021D0914'));
