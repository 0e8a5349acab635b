// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.ms.engine.AttachmentRow;
import org.mapi4osgi.ms.engine.Attachments;
import org.mapi4osgi.ms.engine.Db;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.RecipientList;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.RestrictionEvaluator;

/**
 * Finds the rows of a restriction on one connection: SQL leaves out those that cannot match and tells those that surely
 * do, the rest is read and looked at. For one call.
 */
final class RowMatcher {
    private final TableSource source;
    private final Db db;
    private final SqlRestriction restriction;
    private final EvaluatedRow row;
    private final @Nullable RestrictionEvaluator evaluator;

    /**
     * Prepares.
     *
     * @param more properties that the caller needs of each row besides
     */
    RowMatcher(TableSource source, Db db, SqlRestriction restriction, Set<PropTag<?>> more) throws MapiException {
        this.source = source;
        this.db = db;
        this.restriction = restriction;
        Set<PropTag<?>> tags = new HashSet<>(restriction.tags());
        tags.addAll(more);
        row = new EvaluatedRow(source, tags);
        Restriction tree = restriction.restriction();
        evaluator = tree == null || restriction.bounds().isExact()
                ? null
                : RestrictionEvaluator.compile(tree, this::subobjects);
    }

    SqlRestriction restriction() {
        return restriction;
    }

    /** The columns of a SELECT whose rows {@link #matches} and {@link #props} take; one more tells what is sure. */
    String select() {
        return row.select() + ", "
                + (evaluator == null ? "1" : restriction.bounds().sure().text());
    }

    /** How many columns {@link #select} has; the first is the number of the row. */
    int width() {
        return row.width() + 1;
    }

    String from() {
        return row.from();
    }

    /** The arguments of {@link #select}; they come before those of the condition. */
    List<Object> selectArguments() {
        return evaluator == null ? List.of() : restriction.bounds().sure().arguments();
    }

    Sql condition() {
        return restriction.bounds().may();
    }

    boolean matches(ResultSet found) throws SQLException, MapiException {
        return evaluator == null || found.getInt(row.width() + 1) != 0 || evaluator.matches(row.read(db, found));
    }

    Props props(ResultSet found) throws SQLException, MapiException {
        return row.read(db, found);
    }

    /** Called while the rows of a query are read; its own queries are others. */
    private List<Props> subobjects(Props message, PropTag<?> subobject) throws MapiException {
        long id = message.get(PR.PR_INSTANCE_KEY).map(InstanceKeys::id).orElse(0L);
        try {
            return subobject.id() == PR.PR_MESSAGE_RECIPIENTS.id() ? recipients(id) : attachments(id);
        } catch (SQLException e) {
            throw source.engine().failure("looking into messages", e);
        }
    }

    private List<Props> recipients(long id) throws SQLException, MapiException {
        return RecipientList.decode(Messages.recipients(db, id));
    }

    private List<Props> attachments(long id) throws SQLException, MapiException {
        List<Props> rows = new ArrayList<>();
        for (AttachmentRow attachment : Attachments.of(db, id)) {
            byte[] bytes = attachment.props();
            rows.add(Props.parse(bytes, 0, bytes.length)
                    .with(PR.PR_ATTACH_NUM, attachment.number())
                    .with(PR.PR_ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, attachment.size()))
                    .with(PR.PR_INSTANCE_KEY, Binary.of((byte) attachment.number())));
        }
        return rows;
    }
}
