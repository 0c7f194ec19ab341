namespace TradeSim.Grains.Messages;

/// <summary>Lets <see cref="StudyException"/>, whose project does not know Orleans, travel between silos and clients.</summary>
[RegisterConverter]
internal sealed class StudyExceptionConverter : IConverter<StudyException, StudyExceptionSurrogate>
{
    /// <inheritdoc/>
    public StudyException ConvertFromSurrogate(in StudyExceptionSurrogate surrogate) => new(surrogate.Message);

    /// <inheritdoc/>
    public StudyExceptionSurrogate ConvertToSurrogate(in StudyException value) => new() { Message = value.Message };
}
