// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.TemplateFlag;
import org.mapi4osgi.tags.PR;

/**
 * Makes entries of a container, from templates and from other entries.
 *
 * @param logon the logon that asks
 * @param book the book
 * @param parent the container's row
 * @param flags how to treat duplicates
 */
record EntryCreator(AbLogon logon, Book book, long parent, Set<CreateEntryFlag> flags) {
    /** Properties of the source's provider; they mean nothing here. */
    private static final int PROVIDER_FIRST = 0x6600;

    private static final int PROVIDER_LAST = 0x67FF;

    /** From a template, or from an entry that is no template. */
    IMAPIProp create(EntryId templateId) throws MapiException {
        if (!AbEntryId.isOurs(templateId)) {
            return createForeign(templateId);
        }
        AbEntryId id = AbEntryId.parse(templateId);
        if (id.kind() != AbEntryId.Kind.TEMPLATE) {
            return copy(templateId);
        }
        Templates template = Templates.of(id);
        NewEntry creation = new NewEntry(parent, template.initial(), flags);
        return switch (template) {
            case MAILUSER -> new MailUser(book, creation);
            case DISTLIST -> new DistList(logon, book, creation, List.of());
            case CONTAINER -> new AbContainer(logon, book, creation);
        };
    }

    /** The owner of the template fills the entry; without its consent there is none. */
    private IMAPIProp createForeign(EntryId templateId) throws MapiException {
        try {
            return bound(Props.of(PR.PR_TEMPLATEID, templateId.toBinary()));
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_INVALID_ENTRYID && e.code() != MapiCode.MAPI_E_NO_SUPPORT) {
                throw e;
            }
            // Its owner knows the entry ID, but not as a template's.
            return copy(templateId);
        }
    }

    /** A new mail user; what another provider's template is for is that provider's to bind. */
    private IMAPIProp bound(Props initial) throws MapiException {
        MailUser user = new MailUser(book, new NewEntry(parent, initial, flags));
        Optional<EntryId> template = initial.entryId(PR.PR_TEMPLATEID);
        return template.isEmpty() || AbEntryId.isOurs(template.get())
                ? user
                : logon.support().openTemplateID(template.get(), user, TemplateFlag.FILL_ENTRY);
    }

    /** A new entry with the properties of another one, of any provider. */
    IMAPIProp copy(EntryId entryId) throws MapiException {
        if (AbEntryId.isOurs(entryId)) {
            AbEntryId id = AbEntryId.parse(entryId);
            Book owner = logon.book(id);
            Entry entry = AbLogon.entry(owner, id);
            Props initial = copied(entry.content().props());
            return switch (entry.content().type()) {
                case MAPI_MAILUSER -> bound(initial);
                case MAPI_DISTLIST ->
                    new DistList(
                            logon,
                            book,
                            new NewEntry(parent, initial, flags),
                            ListMembers.copied(book, owner, owner.members(entry)));
                default -> throw noRecipient(entry.content().type());
            };
        }
        try (IMAPIProp source = logon.support().openEntry(entryId)) {
            if (source.objectType() != ObjectType.MAPI_MAILUSER) {
                throw noRecipient(source.objectType());
            }
            return bound(copied(source.getProps(null)));
        }
    }

    private static MapiException noRecipient(ObjectType type) {
        return new MapiException(
                MapiCode.MAPI_E_NO_SUPPORT,
                "an object of type " + type + " cannot be copied into this address book; copy its entries");
    }

    /** What means the same in another entry. */
    private static Props copied(Props source) {
        Props.Builder copied = Props.builder();
        for (PropValue<?> property : source) {
            PropTag<?> tag = property.tag();
            boolean provider = tag.id() >= PROVIDER_FIRST && tag.id() <= PROVIDER_LAST;
            boolean value = tag.type() != PropType.PT_OBJECT && tag.type() != PropType.PT_NULL && !property.isError();
            if (value && !provider && !tag.isNamed() && !EntryProps.isComputed(tag, ObjectType.MAPI_MAILUSER)) {
                copied.put(property);
            }
        }
        return copied.build();
    }
}
