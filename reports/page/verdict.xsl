<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections 1 and 2: the verdict, what decided it, and the vetoes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="verdict">
    <section id="verdict" aria-labelledby="h-verdict">
      <h2 id="h-verdict">1 <say:words zh="结论" en="Verdict"/></h2>
      <div>
        <xsl:attribute name="class">
          <xsl:text>verdict </xsl:text>
          <xsl:choose>
            <xsl:when test="$verdict/@outcome = 'undetermined'">is-open</xsl:when>
            <xsl:when test="$verdict/@outcome = $profile/r:outcome[1]/@id">is-best</xsl:when>
            <xsl:when test="$verdict/@outcome = $profile/r:outcome[last()]/@id">is-last</xsl:when>
            <xsl:otherwise>is-other</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <p class="outcome">
          <xsl:call-template name="conclusion">
            <xsl:with-param name="id" select="$verdict/@outcome"/>
          </xsl:call-template>
        </p>
        <p class="total">
          <xsl:choose>
            <xsl:when test="$verdict/@low">
              <say:words zh="总分" en="Total"/>
              <xsl:text> </xsl:text>
              <strong>
                <xsl:call-template name="range">
                  <xsl:with-param name="name" select="'total'"/>
                  <xsl:with-param name="low" select="$verdict/@low"/>
                  <xsl:with-param name="high" select="$verdict/@high"/>
                </xsl:call-template>
              </strong>
              <xsl:text> / 100</xsl:text>
            </xsl:when>
            <xsl:otherwise>
              <say:words zh="没有计分的规则适用，不计总分。"
                en="No rule that counts applies: there is no total."/>
            </xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:if test="$verdict/@outcome = 'undetermined'">
          <p>
            <say:words zh="仍可能：最好" en="Still possible: at best"/>
            <xsl:text> “</xsl:text>
            <xsl:call-template name="conclusion">
              <xsl:with-param name="id" select="$verdict/@best"/>
            </xsl:call-template>
            <xsl:text>”, </xsl:text>
            <say:words zh="最差" en="at worst"/>
            <xsl:text> “</xsl:text>
            <xsl:call-template name="conclusion">
              <xsl:with-param name="id" select="$verdict/@worst"/>
            </xsl:call-template>
            <xsl:text>”</xsl:text>
          </p>
          <p>
            <xsl:choose>
              <xsl:when test="$verdict/@reason = 'plugin'">
                <say:words zh="有插件未能装入，不知其规则，不下结论。"
                  en="A plugin was not admitted and its rules are not known, so there is no verdict."/>
              </xsl:when>
              <xsl:when test="$verdict/@reason">
                <say:words zh="只运行了部分规则，不下结论。"
                  en="Only some rules ran, so there is no verdict."/>
              </xsl:when>
              <xsl:otherwise>
                <say:words zh="尚有未定的规则，结论取决于它们。"
                  en="Some rules are still open, and the verdict depends on them."/>
              </xsl:otherwise>
            </xsl:choose>
          </p>
        </xsl:if>
        <xsl:call-template name="without-waivers"/>
      </div>
      <xsl:call-template name="ladder"/>
      <xsl:call-template name="counts"/>
      <xsl:call-template name="because"/>
      <xsl:call-template name="deciding"/>
      <xsl:call-template name="distance"/>
      <xsl:call-template name="before"/>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'total count'"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <!-- Whoever reads the verdict has to see what it would be without waivers,
       and which vetoes they set aside. -->
  <xsl:template name="without-waivers">
    <xsl:variable name="vetoes" select="$waived[@veto = 'true' and
      @outcome != 'pass']"/>
    <xsl:if test="$waived">
      <xsl:for-each select="$report/r:waived/r:before">
        <p class="without">
          <b><say:words zh="未计豁免：" en="Without waivers:"/></b>
          <xsl:text> </xsl:text>
          <strong>
            <xsl:call-template name="conclusion">
              <xsl:with-param name="id" select="@outcome"/>
            </xsl:call-template>
          </strong>
          <xsl:if test="@outcome = 'undetermined'">
            <xsl:text> (</xsl:text>
            <xsl:call-template name="conclusion">
              <xsl:with-param name="id" select="@best"/>
            </xsl:call-template>
            <xsl:text> … </xsl:text>
            <xsl:call-template name="conclusion">
              <xsl:with-param name="id" select="@worst"/>
            </xsl:call-template>
            <xsl:text>)</xsl:text>
          </xsl:if>
          <xsl:text> · </xsl:text>
          <xsl:choose>
            <xsl:when test="@low">
              <say:words zh="总分" en="total"/>
              <xsl:text> </xsl:text>
              <strong>
                <xsl:call-template name="range">
                  <xsl:with-param name="name" select="'before.total'"/>
                  <xsl:with-param name="low" select="@low"/>
                  <xsl:with-param name="high" select="@high"/>
                </xsl:call-template>
              </strong>
              <xsl:text> / 100</xsl:text>
            </xsl:when>
            <xsl:otherwise>
              <say:words zh="不计总分" en="no total"/>
            </xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:for-each>
      <p>
        <say:words zh="已豁免的规则：" en="Rules waived:"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="waived-count"/>
        <xsl:if test="$vetoes">
          <xsl:text> · </xsl:text>
          <say:words zh="其中未通过或未定的一票否决项：" en="of these with a veto, failed or open:"/>
          <xsl:for-each select="$vetoes">
            <xsl:text> </xsl:text>
            <span>
              <xsl:if test="string-length(@rule) &lt; 16">
                <xsl:attribute name="class">short</xsl:attribute>
              </xsl:if>
              <xsl:call-template name="rule">
                <xsl:with-param name="title" select="false()"/>
              </xsl:call-template>
            </span>
          </xsl:for-each>
        </xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- All outcomes, best first, and which of them are possible. -->
  <xsl:template name="ladder">
    <xsl:variable name="best" select="count($profile/r:outcome[
      @id = $verdict/@best]/preceding-sibling::r:outcome) + 1"/>
    <xsl:variable name="worst" select="count($profile/r:outcome[
      @id = $verdict/@worst]/preceding-sibling::r:outcome) + 1"/>
    <h3><say:words zh="方案所定的结论，由优到劣" en="The profile's outcomes, best first"/></h3>
    <ol class="ladder">
      <xsl:for-each select="$profile/r:outcome">
        <li>
          <xsl:if test="position() >= $best and position() &lt;= $worst">
            <xsl:attribute name="class">possible</xsl:attribute>
          </xsl:if>
          <xsl:call-template name="pair">
            <xsl:with-param name="of" select="r:label"/>
          </xsl:call-template>
          <xsl:if test="position() >= $best and position() &lt;= $worst">
            <xsl:text> </xsl:text>
            <strong>
              <xsl:choose>
                <xsl:when test="@id = $verdict/@outcome">
                  <say:words zh="← 本次结论" en="← this verdict"/>
                </xsl:when>
                <xsl:when test="$best = $worst">
                  <say:words zh="← 已知规则所指" en="← as far as is known"/>
                </xsl:when>
                <xsl:when test="position() = $best">
                  <say:words zh="← 最好可能" en="← best still possible"/>
                </xsl:when>
                <xsl:when test="position() = $worst">
                  <say:words zh="← 最差可能" en="← worst still possible"/>
                </xsl:when>
                <xsl:otherwise>
                  <say:words zh="← 可能" en="← possible"/>
                </xsl:otherwise>
              </xsl:choose>
            </strong>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template name="counts">
    <h3 id="h-counts"><say:words zh="各类结果的规则数" en="Rules by result"/></h3>
    <ul class="counts">
      <xsl:call-template name="count"><xsl:with-param name="id" select="'fail'"/></xsl:call-template>
      <xsl:call-template name="count"><xsl:with-param name="id" select="'error'"/></xsl:call-template>
      <xsl:call-template name="count"><xsl:with-param name="id" select="'insufficient'"/></xsl:call-template>
      <xsl:call-template name="count"><xsl:with-param name="id" select="'pending'"/></xsl:call-template>
      <xsl:call-template name="count"><xsl:with-param name="id" select="'partial'"/></xsl:call-template>
      <xsl:call-template name="count"><xsl:with-param name="id" select="'pass'"/></xsl:call-template>
      <li>
        <xsl:call-template name="outcome">
          <xsl:with-param name="id" select="'not-applicable'"/>
        </xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'count.not-applicable'"/>
          <xsl:with-param name="value"
            select="count($results[@outcome = 'not-applicable'])"/>
        </xsl:call-template>
      </li>
      <xsl:if test="$report/r:waived">
        <li>
          <span class="mark not-applicable">
            <say:words zh="已豁免" en="Waived"/>
          </span>
          <xsl:text> </xsl:text>
          <xsl:call-template name="waived-count"/>
        </li>
      </xsl:if>
      <li>
        <span class="mark not-applicable">
          <say:words zh="仅供参考" en="Informational"/>
        </span>
        <xsl:text> </xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'count.informational'"/>
          <xsl:with-param name="value" select="count($results[@weight = 0 and
            @outcome != 'not-applicable'])"/>
        </xsl:call-template>
      </li>
    </ul>
  </xsl:template>
  <xsl:template name="waived-count">
    <xsl:call-template name="figure">
      <xsl:with-param name="name" select="'count.waived'"/>
      <xsl:with-param name="value" select="count($waived)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="count">
    <xsl:param name="id"/>
    <li>
      <xsl:call-template name="outcome">
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="figure">
        <xsl:with-param name="name" select="concat('count.', $id)"/>
        <xsl:with-param name="value" select="count($counted[@outcome = $id])"/>
      </xsl:call-template>
    </li>
  </xsl:template>

  <!-- Each condition once, with the rules that break it. -->
  <xsl:template name="because">
    <xsl:variable name="next" select="$profile/r:outcome[
      @id = $verdict/@worst]/preceding-sibling::r:outcome[1]"/>
    <xsl:if test="$verdict/r:because and $next">
      <h3>
        <xsl:choose>
          <xsl:when test="$verdict/@outcome = 'undetermined'">
            <say:words zh="为何尚不能确定达到" en="Why it is not yet sure of"/>
          </xsl:when>
          <xsl:otherwise>
            <say:words zh="为何未达到" en="Why it falls short of"/>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:text> “</xsl:text>
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="$next/r:label"/>
        </xsl:call-template>
        <xsl:text>”</xsl:text>
      </h3>
      <ul>
        <xsl:for-each select="$verdict/r:because[not(@condition =
          preceding-sibling::r:because/@condition)]">
          <xsl:variable name="rules" select="$verdict/r:because[
            @condition = current()/@condition and @rule]"/>
          <li>
            <xsl:call-template name="condition">
              <xsl:with-param name="text" select="@condition"/>
            </xsl:call-template>
            <xsl:if test="$rules">
              <ul>
                <xsl:for-each select="$rules">
                  <li>
                    <xsl:call-template name="rule">
                      <xsl:with-param name="title" select="not($brief)"/>
                    </xsl:call-template>
                    <xsl:if test="not($brief)">
                      <xsl:text> </xsl:text>
                      <xsl:call-template name="outcome">
                        <xsl:with-param name="id" select="key('result', @rule)/@outcome"/>
                      </xsl:call-template>
                    </xsl:if>
                  </li>
                </xsl:for-each>
              </ul>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template name="deciding">
    <xsl:if test="$verdict/r:deciding">
      <h3><say:words zh="能够改变结论的未定规则" en="Open rules that can change the verdict"/></h3>
      <xsl:if test="$verdict/@exact = 'false'">
        <p><say:words zh="未定的规则较多，未逐一验证，以下可能多列。"
          en="Many rules are open; they were not tried one by one, so the list may hold too many."/></p>
      </xsl:if>
      <ul class="rules">
        <xsl:for-each select="$verdict/r:deciding">
          <li>
            <xsl:call-template name="rule">
              <xsl:with-param name="title" select="not($brief)"/>
            </xsl:call-template>
            <xsl:if test="not($brief)">
              <xsl:text> </xsl:text>
              <xsl:call-template name="outcome">
                <xsl:with-param name="id" select="key('result', @rule)/@outcome"/>
              </xsl:call-template>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template name="condition">
    <xsl:param name="text"/>
    <xsl:variable name="what" select="substring-before(concat($text, ' '), ' ')"/>
    <xsl:variable name="rest" select="substring-after($text, ' ')"/>
    <xsl:variable name="number">
      <xsl:if test="$what != 'failures'">
        <xsl:call-template name="decimal">
          <xsl:with-param name="bp" select="concat(substring-after($rest, ' '),
            substring($rest, 1, string-length($rest) * not(contains($rest, ' '))))"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$what = 'veto'">
        <say:words zh="一票否决项必须全部通过" en="no failed veto"/>
      </xsl:when>
      <xsl:when test="$what = 'total'">
        <say:words zh="总分不得低于 {$number}" en="the total at least {$number}"/>
      </xsl:when>
      <xsl:when test="$what = 'at-least'">
        <say:words zh="所列规则的得分不得低于 {$number}"
          en="the rule's score at least {$number}"/>
      </xsl:when>
      <xsl:when test="$what = 'minimum'">
        <xsl:variable name="labels" select="$dimensions[
          @id = substring-before($rest, ' ')]/r:label"/>
        <say:words zh="{$labels[@xml:lang = 'zh']}不得低于 {$number}"
          en="{$labels[@xml:lang = 'en']} at least {$number}"/>
      </xsl:when>
      <xsl:when test="$what = 'failures'">
        <xsl:call-template name="few-failures">
          <xsl:with-param name="severity" select="substring-before($rest, ' ')"/>
          <xsl:with-param name="most" select="substring-after($rest, ' ')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <bdi><xsl:value-of select="$text"/></bdi>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="few-failures">
    <xsl:param name="severity"/>
    <xsl:param name="most"/>
    <xsl:choose>
      <xsl:when test="$severity = 'critical' and $most = 0">
        <say:words zh="不得有严重规则未通过" en="no failed rule that is critical"/>
      </xsl:when>
      <xsl:when test="$severity = 'critical'">
        <say:words zh="严重规则未通过的不得超过 {$most} 项"
          en="at most {$most} failed rules that are critical"/>
      </xsl:when>
      <xsl:when test="$severity = 'major' and $most = 0">
        <say:words zh="不得有重要及以上规则未通过" en="no failed rule that is major or worse"/>
      </xsl:when>
      <xsl:when test="$severity = 'major'">
        <say:words zh="重要及以上规则未通过的不得超过 {$most} 项"
          en="at most {$most} failed rules that are major or worse"/>
      </xsl:when>
      <xsl:when test="$most = 0">
        <say:words zh="不得有规则未通过" en="no failed rule"/>
      </xsl:when>
      <xsl:otherwise>
        <say:words zh="未通过的规则不得超过 {$most} 项"
          en="at most {$most} failed rules of any severity"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the verdict was before waivers. -->
  <xsl:template name="before">
    <xsl:variable name="before" select="$report/r:waived/r:before"/>
    <xsl:if test="$before">
      <h3><say:words zh="豁免前后" en="Before and after waivers"/></h3>
      <table>
        <thead>
          <tr>
            <th scope="col"><say:words zh="时点" en="When"/></th>
            <th scope="col"><say:words zh="结论" en="Verdict"/></th>
            <th scope="col" class="n wide"><say:words zh="总分" en="Total"/></th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row"><say:words zh="豁免之前" en="before waivers"/></th>
            <td>
              <xsl:call-template name="conclusion">
                <xsl:with-param name="id" select="$before/@outcome"/>
              </xsl:call-template>
            </td>
            <td class="n">
              <xsl:call-template name="range">
                <xsl:with-param name="name" select="'before.total'"/>
                <xsl:with-param name="low" select="$before/@low"/>
                <xsl:with-param name="high" select="$before/@high"/>
              </xsl:call-template>
            </td>
          </tr>
          <tr>
            <th scope="row"><say:words zh="适用豁免之后" en="with waivers"/></th>
            <td>
              <xsl:call-template name="conclusion">
                <xsl:with-param name="id" select="$verdict/@outcome"/>
              </xsl:call-template>
            </td>
            <td class="n">
              <xsl:call-template name="range">
                <xsl:with-param name="name" select="'total'"/>
                <xsl:with-param name="low" select="$verdict/@low"/>
                <xsl:with-param name="high" select="$verdict/@high"/>
              </xsl:call-template>
            </td>
          </tr>
        </tbody>
      </table>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'before.total'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="vetoes">
    <xsl:variable name="failed"
      select="$counted[@veto = 'true' and @outcome = 'fail']"/>
    <xsl:variable name="open" select="$counted[@veto = 'true' and not(@score)]"/>
    <section id="vetoes" aria-labelledby="h-vetoes">
      <h2 id="h-vetoes">2 <say:words zh="一票否决" en="Vetoes"/></h2>
      <p>
        <say:words zh="未通过的一票否决项：" en="Failed rules with a veto:"/>
        <xsl:text> </xsl:text>
        <strong>
          <xsl:call-template name="figure">
            <xsl:with-param name="name" select="'count.veto'"/>
            <xsl:with-param name="value" select="count($failed)"/>
          </xsl:call-template>
        </strong>
        <xsl:if test="not($failed)">
          <xsl:text> </xsl:text>
          <say:words zh="（无）" en="(none)"/>
        </xsl:if>
      </p>
      <xsl:if test="$failed">
        <ul class="vetoes">
          <xsl:for-each select="$failed">
            <li>
              <xsl:call-template name="outcome"/>
              <xsl:text> </xsl:text>
              <xsl:call-template name="rule"/>
              <xsl:for-each select="r:finding">
                <xsl:call-template name="lines">
                  <xsl:with-param name="of" select="r:message"/>
                </xsl:call-template>
              </xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:variable name="set-aside" select="$waived[@veto = 'true']"/>
      <xsl:if test="$set-aside">
        <p><say:words zh="已豁免的一票否决项（不计入上面的数）："
          en="Waived rules with a veto, which are not among those above:"/></p>
        <ul class="vetoes">
          <xsl:for-each select="$set-aside">
            <li>
              <xsl:call-template name="outcome"/>
              <xsl:text> </xsl:text>
              <xsl:call-template name="rule"/>
              <xsl:text> </xsl:text>
              <strong class="tag"><say:words zh="已豁免" en="waived"/></strong>
              <xsl:for-each select="r:finding">
                <xsl:call-template name="lines">
                  <xsl:with-param name="of" select="r:message"/>
                </xsl:call-template>
              </xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:if test="$open">
        <p><say:words zh="尚未定的一票否决项：" en="Rules with a veto that are still open:"/></p>
        <ul>
          <xsl:for-each select="$open">
            <li>
              <xsl:call-template name="outcome"/>
              <xsl:text> </xsl:text>
              <xsl:call-template name="rule"/>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'count.veto'"/>
      </xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>
