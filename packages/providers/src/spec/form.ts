import type { Access } from './access.ts';
import type { Binding } from './binding.ts';
import type { KeyFormat } from './key-format.ts';
import type { Lifecycle } from './lifecycle.ts';

/** A form that people issue keys with. */
export interface Form {
  /** What is clicked to open it, its heading, and what is clicked when it is filled in. */
  readonly open: string;
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly [FormField, ...FormField[]];
}

export interface FormField {
  readonly field: FieldName;
  readonly label: string;
  readonly description?: string;
  readonly hint?: string;
  readonly examples?: readonly string[];
  readonly isRequired: boolean;
  readonly kind: 'text' | 'choice' | 'choices' | 'number' | 'date';
  /** The form's own words for values that are declared elsewhere; those of the declaration, unless told. */
  readonly words?: readonly Option[];
  /** Several values that are chosen with one click. */
  readonly presets?: readonly Preset[];
  /** It is there only while another field has one of these values; always, unless told. */
  readonly visibleWhen?: { readonly field: FieldName; readonly is: readonly string[] };
}

/**
 * What a field is for, in the words in which a key is asked for. `environment` is the organisation's where the system binds its
 * keys to one, and there `keyEnvironment` is the key's own (`live`, `test`); elsewhere `environment` is.
 */
export type FieldName =
  | 'name'
  | 'description'
  | 'scopes'
  | 'permissions'
  | 'expires'
  | 'type'
  | 'organization'
  | 'environment'
  | 'keyEnvironment'
  | `limits.${string}`;

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  /** What it is for. */
  readonly hint?: string;
}

export interface Preset {
  readonly title: string;
  readonly values: readonly string[];
  readonly hint?: string;
}

/** A field as a page shows it. */
export interface OpenField extends FormField {
  /** What can be chosen; null where anything may be written, or only the installation knows (its organisations and theirs). */
  readonly options: readonly OpenOption[] | null;
}

export interface OpenOption extends Option {
  /** Whether it is chosen when the form opens. */
  readonly isPreselected: boolean;
}

/** What the options of a form are taken from. */
export interface Offering {
  readonly access: Access;
  readonly binding?: Binding;
  readonly keyFormat: Pick<KeyFormat, 'environments'>;
  readonly lifecycle: Pick<Lifecycle, 'expiry'>;
}

/** A form's fields with what the provider declares that can be chosen in them. */
export const openFields = (provider: Offering, { fields }: Pick<Form, 'fields'>): readonly OpenField[] =>
  fields.map((field) => ({ ...field, options: optionsOf(provider, field) }));

const optionsOf = (provider: Offering, { field, words = [] }: FormField): readonly OpenOption[] | null => {
  const offered = offeredIn(provider, field);
  if (offered === null) return null;
  const worded = new Map(words.map((option) => [option.value, option]));
  return offered.map((option) => ({ ...option, ...worded.get(option.value) }));
};

const offeredIn = (
  { access, binding, keyFormat, lifecycle }: Offering,
  field: FieldName,
): readonly OpenOption[] | null => {
  switch (field) {
    case 'scopes':
      return access.kind === 'none' ? [] : access.vocabulary.filter(({ offered }) => offered).map(titled);
    case 'permissions':
      return access.kind === 'none'
        ? []
        : (access.permissions ?? []).map((each) => ({ ...titled(each), isPreselected: each.preselected }));
    case 'expires':
      return lifecycle.expiry.kind === 'choices' ? choicesOf(lifecycle.expiry) : null;
    case 'type':
      return (binding?.types ?? [])
        .filter(({ offered }) => offered)
        .map(({ id, title, description, useCase }, at) => ({
          value: id,
          label: title,
          description,
          ...(useCase === undefined ? {} : { hint: useCase }),
          isPreselected: at === 0,
        }));
    case 'environment':
      return binding === undefined ? environmentsOf(keyFormat) : null;
    case 'keyEnvironment':
      return environmentsOf(keyFormat);
    default:
      return null;
  }
};

const titled = ({
  name,
  title,
  description,
}: {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}): OpenOption => ({ value: name, label: title, description, isPreselected: false });

const choicesOf = ({
  choices,
  recommended,
}: {
  readonly choices: readonly string[];
  readonly recommended: string;
}): OpenOption[] => choices.map((value) => ({ value, label: value, isPreselected: value === recommended }));

const environmentsOf = ({ environments }: Offering['keyFormat']): OpenOption[] =>
  (environments ?? []).map((value, at) => ({ value, label: value, isPreselected: at === 0 }));
