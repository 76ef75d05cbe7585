package hustings.server;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** How options are read by those who know what is allowed, and what is told of wrong ones. */
final class OptionErrors {
    private OptionErrors() {}

    /** What was read; a refusal becomes the one line that the command line prints. */
    static <T> T orRefused(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Says in one line what is wrong with these commands, and of others what is said there. */
    static IParameterExceptionHandler inOneLine(List<String> commands,
            IParameterExceptionHandler others) {
        return (wrong, arguments) -> {
            CommandLine command = wrong.getCommandLine();
            if (!commands.contains(command.getCommandName())) {
                return others.handleParseException(wrong, arguments);
            }
            command.getErr().println(command.getColorScheme().errorText(wrong.getMessage()
                    + "; see " + command.getCommandSpec().qualifiedName() + " --help"));
            return command.getCommandSpec().exitCodeOnInvalidInput();
        };
    }
}
