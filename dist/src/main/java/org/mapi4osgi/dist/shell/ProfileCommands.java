// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ProfileFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Profiles, logon and logoff. */
public final class ProfileCommands {
    private final ShellSession session;
    private final ServiceSetup setup;

    ProfileCommands(ShellSession session, ServiceSetup setup) {
        this.session = session;
        this.setup = setup;
    }

    /**
     * Lists the profiles.
     *
     * @param console the command's session
     * @throws MapiException if the profiles cannot be read
     */
    @Usage("profiles")
    @Descriptor("lists the profiles")
    public void profiles(CommandSession console) throws MapiException {
        TextTable text = new TextTable("PROFILE", "DEFAULT");
        try (IProfAdmin admin = session.profiles();
                IMAPITable table = admin.getProfileTable()) {
            for (Props row : table.queryRows(Math.max(1, table.getRowCount()))) {
                text.row(
                        row.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        row.get(PR.PR_DEFAULT_PROFILE).orElse(false) ? "yes" : "");
            }
        }
        if (text.isEmpty()) {
            console.getConsole().println("There is no profile yet. Make one: profiles create NAME");
        } else {
            text.print(console.getConsole());
        }
    }

    /**
     * Makes, removes or chooses a profile.
     *
     * @param console the command's session
     * @param action create, delete or default
     * @param name the profile
     * @throws MapiException if the runtime refuses
     * @throws UsageException if there is no such action
     */
    @Usage(
            value = "profiles create|delete|default NAME",
            examples = {"profiles create Work", "profiles default Work"})
    @Descriptor("makes (create), removes (delete) or chooses (default) a profile")
    public void profiles(
            CommandSession console,
            @Descriptor("create, delete or default") String action,
            @Descriptor("the profile's name") String name)
            throws MapiException, UsageException {
        PrintStream out = console.getConsole();
        try (IProfAdmin admin = session.profiles()) {
            switch (action) {
                case "create" -> {
                    boolean first = isEmpty(admin);
                    admin.createProfile(name, ProfileFlag.MAPI_DEFAULT_SERVICES);
                    if (first) {
                        admin.setDefaultProfile(name);
                    }
                    out.println("Made the profile " + name + (first ? ", the default one." : "."));
                }
                case "delete" -> {
                    admin.deleteProfile(name);
                    out.println("Removed the profile " + name + ".");
                }
                case "default" -> {
                    admin.setDefaultProfile(name);
                    out.println("The default profile is " + name + ".");
                }
                default -> throw new UsageException("profiles knows create, delete and default, not " + action);
            }
        }
    }

    /**
     * Makes a profile with one message service, adds one to a profile, or changes its settings.
     *
     * @param console the command's session
     * @param help whether only to explain the service's settings
     * @param action create, add or configure
     * @param name the profile
     * @param service the service's name in its bundle's mapisvc.inf
     * @param settings each NAME=VALUE
     * @throws MapiException if the runtime or the service refuses
     * @throws UsageException if there is no such action or setting
     */
    @Usage(
            value = "profiles create|add|configure NAME SERVICE [SETTING=VALUE...]",
            examples = {
                "profiles add Work MAPI4OSGI_AB",
                "profiles add Work MAPI4OSGI_XP --help",
                "profiles add Work MAPI4OSGI_XP smtp.host=mail.example.org smtp.user=ada smtp.password=ask",
                "profiles configure Work MAPI4OSGI_XP smtp.password=file:secret.txt"
            })
    @Descriptor(
            "makes a profile with one message service (create), adds one (add), changes its settings (configure); without"
                    + " settings it asks")
    public void profiles(
            CommandSession console,
            @Descriptor("explains the service's settings")
                    @Parameter(names = "--help", presentValue = "true", absentValue = "false")
                    boolean help,
            @Descriptor("create, add or configure") String action,
            @Descriptor("the profile's name") String name,
            @Descriptor("the message service's name in mapisvc.inf") String service,
            @Descriptor("settings, NAME=VALUE") String[] settings)
            throws MapiException, UsageException {
        if (help) {
            explain(console.getConsole(), service);
            return;
        }
        Props values = setup.settings(service, List.of(settings));
        // A spooler at work would take up the service before it has its settings.
        boolean suspended = session.suspend();
        switch (action) {
            case "create" -> create(name, service, values);
            case "add" -> administer(name, services -> setup.add(services, service, values));
            case "configure" -> administer(name, services -> setup.configure(services, service, values));
            default ->
                throw new UsageException(
                        "with a message service profiles knows create, add and configure, not " + action);
        }
        String done = action.equals("configure") ? "Changed " + service + " of" : "Added " + service + " to";
        console.getConsole().println(done + " the profile " + name + ".");
        if (suspended) {
            console.getConsole().println("The session ended for that; the next command logs on again.");
        }
    }

    private void explain(PrintStream out, String service) throws MapiException {
        List<String> lines = setup.help(service).lines();
        if (lines.isEmpty()) {
            out.println("No bundle explains settings of a message service " + service + ".");
        }
        lines.forEach(out::println);
    }

    private void create(String name, String service, Props values) throws MapiException {
        try (IProfAdmin admin = session.profiles()) {
            boolean first = isEmpty(admin);
            admin.createProfile(name);
            boolean added = false;
            try {
                administer(name, services -> setup.add(services, service, values));
                added = true;
            } finally {
                if (!added) {
                    admin.deleteProfile(name);
                }
            }
            if (first) {
                admin.setDefaultProfile(name);
            }
        }
    }

    @FunctionalInterface
    private interface Administration {
        void run(IMsgServiceAdmin services) throws MapiException;
    }

    private void administer(String profile, Administration administration) throws MapiException {
        try (IProfAdmin admin = session.profiles();
                IMsgServiceAdmin services = admin.adminServices(profile)) {
            administration.run(services);
        }
    }

    private static boolean isEmpty(IProfAdmin admin) throws MapiException {
        try (IMAPITable table = admin.getProfileTable()) {
            return table.getRowCount() == 0;
        }
    }

    /**
     * Logs on to the default profile.
     *
     * @param console the command's session
     * @throws MapiException if the logon fails
     */
    @Usage("logon")
    @Descriptor("logs on to the default profile; without one, asks which")
    public void logon(CommandSession console) throws MapiException {
        tell(console, session.logon(null));
    }

    /**
     * Logs on to a profile.
     *
     * @param console the command's session
     * @param profile the profile
     * @throws MapiException if the logon fails
     */
    @Usage(value = "logon PROFILE", examples = "logon Work")
    @Descriptor("logs on to a profile")
    public void logon(CommandSession console, @Descriptor("the profile's name") String profile) throws MapiException {
        tell(console, session.logon(profile));
    }

    private static void tell(CommandSession console, IMAPISession logon) {
        console.getConsole().println("Logged on to the profile " + logon.profileName() + ".");
    }

    /**
     * Ends the session.
     *
     * @param console the command's session
     * @throws MapiException if the logoff fails
     */
    @Usage("logoff")
    @Descriptor("ends the session")
    public void logoff(CommandSession console) throws MapiException {
        boolean loggedOn = session.isLoggedOn();
        session.logoff();
        console.getConsole().println(loggedOn ? "Logged off." : "There was no session.");
    }
}
