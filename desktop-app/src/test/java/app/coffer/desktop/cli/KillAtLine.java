package app.coffer.desktop.cli;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a process of its own and kills it, as {@code kill -9} does, before a line of some methods:
 * that the debugger stops there makes the place exact, and nothing in the program has to know.
 *
 * @param type the class of the methods, by its binary name
 */
record KillAtLine(String type, List<String> methods) {
  private static final String LISTENING = "Listening for transport dt_socket at address: ";

  /**
   * @param nth the lines passed in those methods before it is killed
   * @return whether it was killed; otherwise it came to its end before that
   */
  boolean run(int nth, Path log, String main, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      if (first == null || !first.startsWith(LISTENING)) {
        throw new IOException("no debugger: " + first);
      }
      Thread.ofPlatform().daemon().start(() -> out.lines().forEach(line -> {}));
      return killed(process, attach(first.substring(LISTENING.length())), nth);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static VirtualMachine attach(String port) throws IOException {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(port.substring(port.lastIndexOf(':') + 1).strip());
    try {
      return connector.attach(arguments);
    } catch (IllegalConnectorArgumentsException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private boolean killed(Process process, VirtualMachine machine, int nth)
      throws InterruptedException {
    var prepared = machine.eventRequestManager().createClassPrepareRequest();
    prepared.addClassFilter(type);
    prepared.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    prepared.enable();
    machine.resume();
    int passed = 0;
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          if (event instanceof ClassPrepareEvent loaded) {
            stopAtLines(machine, loaded.referenceType());
          } else if (event instanceof BreakpointEvent && passed++ == nth) {
            process.destroyForcibly().waitFor();
            return true;
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException ended) {
      return false;
    }
  }

  private void stopAtLines(VirtualMachine machine, ReferenceType loaded) {
    for (Method method : loaded.methods()) {
      if (methods.contains(method.name())) {
        try {
          for (var line : method.allLineLocations()) {
            BreakpointRequest stop = machine.eventRequestManager().createBreakpointRequest(line);
            stop.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            stop.enable();
          }
        } catch (AbsentInformationException compiledWithout) {
          throw new IllegalStateException(compiledWithout);
        }
      }
    }
  }
}
